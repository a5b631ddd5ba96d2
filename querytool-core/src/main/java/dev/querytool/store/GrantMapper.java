package dev.querytool.store;

import dev.querytool.access.GrantStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes grants of rows. */
final class GrantMapper implements RowMapper<GrantStore.Row> {

  @Override
  public GrantStore.Row map(ResultSet row, StatementContext context) throws SQLException {
    return grant(row);
  }

  static GrantStore.Row grant(ResultSet row) throws SQLException {
    return new GrantStore.Row(
        row.getLong("id"),
        Columns.text(row, "user_id"),
        row.getString("key_id"),
        row.getLong("connection_id"),
        Columns.text(row, "name"),
        row.getString("content"),
        Columns.text(row, "seal"));
  }
}
