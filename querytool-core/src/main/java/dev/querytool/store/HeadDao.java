package dev.querytool.store;

import dev.querytool.catalog.CatalogStore.Head;
import dev.querytool.catalog.NameCase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code catalog_heads}. */
interface HeadDao {

  /** Reads the head of one connection. */
  String FIND =
      """
      SELECT version, refreshed_at, default_schema, table_name_case FROM catalog_heads
      WHERE connection_id = ?""";

  @SqlUpdate(
      """
      INSERT INTO catalog_heads
        (connection_id, version, refreshed_at, default_schema, table_name_case)
      VALUES (:connectionId, :version, :refreshedAt, :defaultSchema, :tableNameCase)
      ON CONFLICT (connection_id) DO UPDATE SET
        version = excluded.version, refreshed_at = excluded.refreshed_at,
        default_schema = excluded.default_schema, table_name_case = excluded.table_name_case""")
  int save(@Bind("connectionId") long connectionId, @BindMethods Head head);

  /**
   * Finds a head with bare JDBC: it is asked for before each query, and a DAO would cost more than
   * the rest of the query's way.
   */
  static Optional<Head> find(Connection connection, long connectionId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setLong(1, connectionId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(head(row)) : Optional.empty();
      }
    }
  }

  private static Head head(ResultSet row) throws SQLException {
    return new Head(
        row.getLong("version"),
        Columns.time(row, "refreshed_at"),
        Columns.text(row, "default_schema"),
        NameCase.valueOf(Columns.text(row, "table_name_case")));
  }
}
