package dev.querytool.store;

import dev.querytool.connection.Dialect;
import dev.querytool.natural.VerifiedQueryStore.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes verified queries of rows. */
final class VerifiedQueryMapper implements RowMapper<Entry> {

  @Override
  public Entry map(ResultSet row, StatementContext context) throws SQLException {
    return new Entry(
        row.getLong("id"),
        Columns.text(row, "question"),
        Columns.text(row, "sql"),
        Dialect.valueOf(Columns.text(row, "dialect")),
        Columns.time(row, "created_at"),
        Columns.time(row, "verified_at"),
        row.getString("verified_by"));
  }
}
