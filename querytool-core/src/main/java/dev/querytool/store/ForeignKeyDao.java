package dev.querytool.store;

import dev.querytool.catalog.ForeignKey;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code foreign_keys} and {@code foreign_key_columns}. */
interface ForeignKeyDao {

  @SqlQuery(
      """
      SELECT k.table_id, c.foreign_key_id, k.name, k.referenced_schema, k.referenced_table,
        c.column_name, c.referenced_column
      FROM foreign_keys k
      JOIN foreign_key_columns c ON c.foreign_key_id = k.id
      JOIN table_metadata t ON t.id = k.table_id
      WHERE t.connection_id = :connectionId
      ORDER BY k.table_id, k.position, c.position""")
  List<ForeignKeyRow> list(@Bind("connectionId") long connectionId);

  @SqlUpdate(
      """
      INSERT INTO foreign_keys (table_id, position, name, referenced_schema, referenced_table)
      VALUES (:tableId, :position, :name, :referencedSchema, :referencedTable)""")
  @GetGeneratedKeys("id")
  long insert(
      @Bind("tableId") long tableId, @Bind("position") int position, @BindMethods ForeignKey key);

  @SqlBatch(
      value =
          """
          INSERT INTO foreign_key_columns
            (foreign_key_id, position, column_name, referenced_column)
          VALUES (:keyId, :position, :column, :referencedColumn)""",
      transactional = false)
  void insertColumns(
      @Bind("keyId") long keyId,
      @Bind("position") List<Integer> positions,
      @Bind("column") List<String> columns,
      @Bind("referencedColumn") List<String> referencedColumns);

  @SqlUpdate("DELETE FROM foreign_keys WHERE table_id = :tableId")
  int deleteOf(@Bind("tableId") long tableId);
}
