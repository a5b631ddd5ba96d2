package dev.querytool.store;

import dev.querytool.error.ErrorCode;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.QueryAction;
import dev.querytool.query.QueryOrigin;
import dev.querytool.query.QueryOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes entries of rows. */
final class HistoryMapper implements RowMapper<HistoryEntry> {

  @Override
  public HistoryEntry map(ResultSet row, StatementContext context) throws SQLException {
    String errorCode = row.getString("error_code");
    return HistoryEntry.builder(
            Columns.time(row, "asked_at"),
            Columns.text(row, "connection_name"),
            Columns.text(row, "caller"),
            Columns.text(row, "query_text"))
        .id(row.getLong("id"))
        .keyId(row.getString("key_id"))
        .action(QueryAction.valueOf(Columns.text(row, "action")))
        .origin(QueryOrigin.valueOf(Columns.text(row, "origin")))
        .effectiveSql(row.getString("effective_sql"))
        .outcome(QueryOutcome.valueOf(Columns.text(row, "outcome")))
        .errorCode(errorCode == null ? null : ErrorCode.valueOf(errorCode))
        .rule(row.getString("rule"))
        .message(row.getString("message"))
        .rows(row.getLong("row_count"))
        .truncated(row.getBoolean("is_truncated"))
        .duration(Duration.ofMillis(row.getLong("duration_ms")))
        .build();
  }
}
