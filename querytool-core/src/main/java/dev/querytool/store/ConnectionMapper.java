package dev.querytool.store;

import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes connections of rows. */
final class ConnectionMapper implements RowMapper<DatabaseConnection> {

  @Override
  public DatabaseConnection map(ResultSet row, StatementContext context) throws SQLException {
    return new DatabaseConnection(
        row.getLong("id"),
        Columns.text(row, "name"),
        Columns.text(row, "url"),
        Dialect.valueOf(Columns.text(row, "dialect")),
        row.getString("credential_id"),
        Columns.time(row, "created_at"),
        Columns.time(row, "updated_at"));
  }
}
