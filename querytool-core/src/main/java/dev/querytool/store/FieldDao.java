package dev.querytool.store;

import dev.querytool.catalog.FieldMetadata;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code field_metadata}. */
interface FieldDao {

  @SqlQuery(
      """
      SELECT f.id, f.table_id, f.field_name, f.ordinal_position, f.data_type, f.is_nullable,
        f.primary_key_position, f.is_unique, f.is_generated, f.column_default, f.max_length,
        f.comment, f.chinese_name, f.note, f.synonyms
      FROM field_metadata f JOIN table_metadata t ON t.id = f.table_id
      WHERE t.connection_id = :connectionId
      ORDER BY f.table_id, f.ordinal_position, f.id""")
  List<FieldRow> list(@Bind("connectionId") long connectionId);

  @SqlBatch(
      value =
          """
          INSERT INTO field_metadata
            (table_id, field_name, ordinal_position, data_type, is_nullable, primary_key_position,
             is_unique, is_generated, column_default, max_length, comment, chinese_name, note,
             synonyms, created_at, updated_at)
          VALUES
            (:tableId, :fieldName, :ordinalPosition, :dataType, :nullable, :primaryKeyPosition,
             :unique, :generated, :columnDefault, :maxLength, :comment, :chineseName, :note,
             :synonyms, :now, :now)""",
      transactional = false)
  void insert(
      @Bind("tableId") long tableId,
      @BindMethods List<FieldMetadata> fields,
      @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE field_metadata
      SET field_name = :fieldName, ordinal_position = :ordinalPosition, data_type = :dataType,
        is_nullable = :nullable, primary_key_position = :primaryKeyPosition, is_unique = :unique,
        is_generated = :generated, column_default = :columnDefault, max_length = :maxLength,
        comment = :comment, updated_at = :now
      WHERE id = :id""")
  int update(@BindMethods FieldMetadata field, @Bind("now") Instant now);

  @SqlUpdate(
      """
      UPDATE field_metadata
      SET chinese_name = :chineseName, note = :note, synonyms = :synonyms, updated_at = :now
      WHERE id = :id""")
  int annotate(@BindMethods FieldMetadata field, @Bind("now") Instant now);

  @SqlUpdate("DELETE FROM field_metadata WHERE id = :id")
  int delete(@Bind("id") long id);
}
