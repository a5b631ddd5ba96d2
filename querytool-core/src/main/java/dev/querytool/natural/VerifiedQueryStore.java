package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verified queries' port to where they are kept. An SPI that may change before 1.0. */
public interface VerifiedQueryStore {

  /**
   * A verified query to be kept.
   *
   * @param key the same for questions that are the same
   * @param question as it was asked
   * @param sql what answers it
   * @param dialect in which the statement is written
   * @param verifiedBy the uid of who says so
   */
  record Draft(String key, String question, String sql, Dialect dialect, String verifiedBy) {

    /** Checks that nothing is missing. */
    public Draft {
      requireNonNull(key, "key");
      requireNonNull(question, "question");
      requireNonNull(sql, "sql");
      requireNonNull(dialect, "dialect");
      requireNonNull(verifiedBy, "verifiedBy");
    }
  }

  /**
   * A kept query.
   *
   * @param id counted up, never used twice
   * @param question as it was asked
   * @param sql what answers it
   * @param dialect in which the statement is written
   * @param createdAt when the question was first kept
   * @param verifiedAt when the statement was
   * @param verifiedBy the uid of who said so; null if that account is gone
   */
  record Entry(
      long id,
      String question,
      String sql,
      Dialect dialect,
      Instant createdAt,
      Instant verifiedAt,
      @Nullable String verifiedBy) {}

  /**
   * Keeps a query, in the place of the one with the same key if there is one: that keeps its id and
   * the time of its making.
   */
  Entry put(long connectionId, Draft draft, Instant now);

  /** Lists the queries of a connection, the oldest first. */
  List<Entry> list(long connectionId);

  /**
   * Deletes a query of a connection.
   *
   * @return false if there is none of this id
   */
  boolean delete(long connectionId, long id);
}
