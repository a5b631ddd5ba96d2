package dev.querytool.store;

import dev.querytool.query.HistoryEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMap;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code query_history}. */
interface HistoryDao {

  @SqlQuery("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'query_history'")
  long lastId();

  @SqlBatch(
      value =
          """
          INSERT INTO query_history
            (id, connection_name, connection_turn, asked_at, caller, origin, query_text,
             effective_sql, outcome, error_code, rule, message, row_count, is_truncated,
             duration_ms)
          VALUES
            (:newId, :connection,
             (SELECT coalesce(max(connection_turn), 0) + 1 FROM query_history
              WHERE connection_name = :connection),
             :time, :caller, :origin, :text, :effectiveSql, :outcome, :errorCode, :rule, :message,
             :rows, :truncated, :millis)""",
      transactional = false)
  void insert(
      @Bind("newId") List<Long> ids,
      @BindMethods List<HistoryEntry> entries,
      @Bind("millis") List<Long> millis);

  @SqlBatch(
      value =
          """
          UPDATE query_history
          SET outcome = :outcome, error_code = :errorCode, rule = :rule, message = :message,
            row_count = :rows, is_truncated = :truncated, duration_ms = :millis
          WHERE id = :id""",
      transactional = false)
  void end(@BindMethods List<HistoryEntry> entries, @Bind("millis") List<Long> millis);

  @SqlUpdate(
      """
      DELETE FROM query_history
      WHERE connection_name = :connection
        AND (SELECT max(connection_turn) FROM query_history WHERE connection_name = :connection)
          - :keep >= connection_turn""")
  int prune(@Bind("connection") String connection, @Bind("keep") int keep);

  @SqlQuery(
      """
      SELECT id, connection_name, asked_at, caller, origin, query_text, effective_sql, outcome,
        error_code, rule, message, row_count, is_truncated, duration_ms
      FROM query_history WHERE <condition> ORDER BY id DESC LIMIT :limit""")
  List<HistoryEntry> list(
      @Define("condition") String condition,
      @BindMap Map<String, ?> values,
      @Bind("limit") int limit);

  @SqlQuery("SELECT count(*) FROM query_history WHERE <condition>")
  long count(@Define("condition") String condition, @BindMap Map<String, ?> values);

  @SqlQuery(
      """
      SELECT id, connection_name, asked_at, caller, origin, query_text, effective_sql, outcome,
        error_code, rule, message, row_count, is_truncated, duration_ms
      FROM query_history WHERE id = :id""")
  Optional<HistoryEntry> find(@Bind("id") long id);

  @SqlUpdate("DELETE FROM query_history WHERE connection_name = :connection")
  int delete(@Bind("connection") String connection);
}
