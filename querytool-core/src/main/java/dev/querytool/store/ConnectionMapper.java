package dev.querytool.store;

import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import dev.querytool.connection.Tls;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Makes connections of rows. */
final class ConnectionMapper implements RowMapper<DatabaseConnection> {

  @Override
  public DatabaseConnection map(ResultSet row, StatementContext context) throws SQLException {
    return new DatabaseConnection(
        row.getLong("id"),
        Columns.text(row, "name"),
        Columns.text(row, "url"),
        Dialect.valueOf(Columns.text(row, "dialect")),
        tls(row),
        Columns.zone(row, "zone"),
        row.getString("credential_id"),
        Columns.time(row, "created_at"),
        Columns.time(row, "updated_at"));
  }

  private static @Nullable Tls tls(ResultSet row) throws SQLException {
    String mode = row.getString("tls_mode");
    return mode == null ? null : Tls.stored(mode, row.getString("tls_ca_pem"));
  }
}
