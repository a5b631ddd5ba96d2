package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where verified queries are kept. An SPI that may change before 1.0. */
public interface VerifiedQueryStore {

  /**
   * A verified query to be stored.
   *
   * @param key the same for questions that are the same
   * @param question as it was asked
   * @param sql what answers it
   * @param dialect in which the statement is written
   * @param verifiedBy the uid of who verifies it
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
   * A stored verified query.
   *
   * @param id its id, increasing and never reused
   * @param question as it was asked
   * @param sql what answers it
   * @param dialect in which the statement is written
   * @param createdAt when the question was first added
   * @param verifiedAt when the statement was verified
   * @param verifiedBy the uid of who verified it; null if that account was deleted
   */
  record Entry(
      long id,
      String question,
      String sql,
      Dialect dialect,
      Instant createdAt,
      Instant verifiedAt,
      @Nullable String verifiedBy) {}

  /** Stores a query. One with the same key is replaced, and keeps its id and creation time. */
  Entry put(long connectionId, Draft draft, Instant now);

  /** Lists the queries of a connection, oldest first. */
  List<Entry> list(long connectionId);

  /**
   * Deletes a query of a connection.
   *
   * @return false if there is none with this id
   */
  boolean delete(long connectionId, long id);
}
