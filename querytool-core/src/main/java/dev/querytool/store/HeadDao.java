package dev.querytool.store;

import dev.querytool.catalog.CatalogStore.Head;
import dev.querytool.catalog.NameCase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code catalog_heads}. */
interface HeadDao {

  @SqlQuery(
      """
      SELECT version, refreshed_at, default_schema, table_name_case FROM catalog_heads
      WHERE connection_id = :connectionId""")
  Optional<Head> find(@Bind("connectionId") long connectionId);

  @SqlUpdate(
      """
      INSERT INTO catalog_heads
        (connection_id, version, refreshed_at, default_schema, table_name_case)
      VALUES (:connectionId, :version, :refreshedAt, :defaultSchema, :tableNameCase)
      ON CONFLICT (connection_id) DO UPDATE SET
        version = excluded.version, refreshed_at = excluded.refreshed_at,
        default_schema = excluded.default_schema, table_name_case = excluded.table_name_case""")
  int save(@Bind("connectionId") long connectionId, @BindMethods Head head);

  /** Makes heads of rows. */
  final class Mapper implements RowMapper<Head> {

    @Override
    public Head map(ResultSet row, StatementContext context) throws SQLException {
      return new Head(
          row.getLong("version"),
          Columns.time(row, "refreshed_at"),
          Columns.text(row, "default_schema"),
          NameCase.valueOf(Columns.text(row, "table_name_case")));
    }
  }
}
