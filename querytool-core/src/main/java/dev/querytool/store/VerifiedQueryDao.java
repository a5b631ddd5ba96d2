package dev.querytool.store;

import dev.querytool.natural.VerifiedQueryStore.Draft;
import dev.querytool.natural.VerifiedQueryStore.Entry;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code verified_queries}. */
interface VerifiedQueryDao {

  @SqlUpdate(
      """
      INSERT INTO verified_queries
        (connection_id, question_key, question, sql, dialect, created_at, verified_at, verified_by)
      VALUES
        (:connection, :key, :question, :sql, :dialect, :now, :now,
         (SELECT uid FROM users WHERE uid = :verifiedBy))
      ON CONFLICT (connection_id, question_key) DO UPDATE SET
        question = excluded.question, sql = excluded.sql, dialect = excluded.dialect,
        verified_at = excluded.verified_at, verified_by = excluded.verified_by""")
  int put(@Bind("connection") long connection, @BindMethods Draft draft, @Bind("now") Instant now);

  @SqlQuery(
      """
      SELECT id, question, sql, dialect, created_at, verified_at, verified_by
      FROM verified_queries WHERE connection_id = :connection AND question_key = :key""")
  Entry get(@Bind("connection") long connection, @Bind("key") String key);

  @SqlQuery(
      """
      SELECT id, question, sql, dialect, created_at, verified_at, verified_by
      FROM verified_queries WHERE connection_id = :connection ORDER BY id""")
  List<Entry> list(@Bind("connection") long connection);

  @SqlUpdate("DELETE FROM verified_queries WHERE connection_id = :connection AND id = :id")
  int delete(@Bind("connection") long connection, @Bind("id") long id);
}
