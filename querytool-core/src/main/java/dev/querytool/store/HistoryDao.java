package dev.querytool.store;

import dev.querytool.query.HistoryEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The table {@code query_history}. */
interface HistoryDao {

  @SqlQuery(
      """
      SELECT id, connection_name, asked_at, caller, key_id, action, origin, query_text,
        effective_sql, outcome, error_code, rule, message, row_count, is_truncated, duration_ms
      FROM query_history WHERE <condition> ORDER BY id DESC LIMIT :limit""")
  List<HistoryEntry> list(
      @Define("condition") String condition,
      @BindMap Map<String, ?> values,
      @Bind("limit") int limit);

  @SqlQuery("SELECT count(*) FROM query_history WHERE <condition>")
  long count(@Define("condition") String condition, @BindMap Map<String, ?> values);

  @SqlQuery(
      """
      SELECT id, connection_name, asked_at, caller, key_id, action, origin, query_text,
        effective_sql, outcome, error_code, rule, message, row_count, is_truncated, duration_ms
      FROM query_history WHERE id = :id""")
  Optional<HistoryEntry> find(@Bind("id") long id);
}
