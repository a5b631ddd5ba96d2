package dev.querytool.store;

import dev.querytool.catalog.TableMetadata;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code table_metadata}. */
interface TableDao {

  @SqlQuery(
      """
      SELECT id, schema_name, table_name, table_type, native_type, estimated_rows, comment,
        chinese_name, note, synonyms
      FROM table_metadata WHERE connection_id = :connectionId
      ORDER BY schema_name, table_name""")
  List<TableMetadata> list(@Bind("connectionId") long connectionId);

  @SqlUpdate(
      """
      INSERT INTO table_metadata
        (connection_id, schema_name, table_name, table_type, native_type, estimated_rows, comment,
         chinese_name, note, synonyms, created_at, updated_at)
      VALUES
        (:connectionId, :schemaName, :tableName, :tableType, :nativeType, :estimatedRows, :comment,
         :chineseName, :note, :synonyms, :now, :now)""")
  @GetGeneratedKeys("id")
  long insert(
      @Bind("connectionId") long connectionId,
      @BindMethods TableMetadata table,
      @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE table_metadata
      SET schema_name = :schemaName, table_name = :tableName, table_type = :tableType,
        native_type = :nativeType, estimated_rows = :estimatedRows, comment = :comment,
        updated_at = :now
      WHERE id = :id""")
  int update(@BindMethods TableMetadata table, @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE table_metadata
      SET chinese_name = :chineseName, note = :note, synonyms = :synonyms, updated_at = :now
      WHERE id = :id""")
  int annotate(@BindMethods TableMetadata table, @Bind("now") Instant now);

  @SqlUpdate("DELETE FROM table_metadata WHERE id = :id")
  int delete(@Bind("id") long id);
}
