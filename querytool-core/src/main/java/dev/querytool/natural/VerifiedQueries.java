package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;

/**
 * The questions about one connection whose statements a person has verified. They serve as examples
 * for similar questions, and as the answer to the same question.
 *
 * <p>The guard checks each of them whenever it is listed or found. A caller who sees only part of
 * the connection gets only those that the caller could run; a caller who sees all of it also gets
 * those that are no longer valid, marked as such. Searching finds only valid ones.
 *
 * <p>Adding a query discloses its question and statement, with all literals in them, to everyone
 * who may ask the connection and see the columns that it reads, including those who see only some
 * of its rows, or masked values.
 *
 * <p>Safe for use by many threads.
 */
public interface VerifiedQueries {

  /**
   * Creates the verified queries of a connection, which are found by their words alone.
   *
   * @param store where they are kept
   * @param caller who asks
   * @param connection the name of the connection
   * @param clock tells when they were verified
   */
  static VerifiedQueries create(
      VerifiedQueryStore store, NaturalCaller caller, String connection, Clock clock) {
    return new DefaultVerifiedQueries(
        requireNonNull(store, "store"),
        requireNonNull(caller, "caller"),
        requireNonNull(connection, "connection"),
        requireNonNull(clock, "clock"),
        new LexicalLikeness());
  }

  /**
   * Creates the verified queries of a connection, which are found by their words and meanings.
   *
   * @param store where they are kept
   * @param caller who asks
   * @param connection the name of the connection
   * @param clock tells when they were verified
   * @param meanings caches the vectors of questions; one for all connections
   */
  static VerifiedQueries create(
      VerifiedQueryStore store,
      NaturalCaller caller,
      String connection,
      Clock clock,
      QuestionVectors meanings) {
    return new DefaultVerifiedQueries(
        requireNonNull(store, "store"),
        requireNonNull(caller, "caller"),
        requireNonNull(connection, "connection"),
        requireNonNull(clock, "clock"),
        new FusedLikeness(requireNonNull(meanings, "meanings")));
  }

  /**
   * Adds a question with its statement, replacing the statement of the same question. Needs the
   * permission to annotate the connection's catalogue.
   *
   * @param question 1 to 2,000 characters
   * @param sql one statement that only reads, in the connection's dialect; {@code :name} stands for
   *     a value that is given when it is run
   * @throws dev.querytool.error.ValidationException if the question is too short, too long or
   *     contains control characters
   * @throws dev.querytool.guard.QueryRefusedException if the guard refuses the statement on the
   *     catalogue as it is now
   */
  VerifiedQuery add(String question, String sql);

  /** Lists those that the caller may see, oldest first. */
  List<VerifiedQuery> list();

  /**
   * Removes a query. Needs the permission to annotate the connection's catalogue.
   *
   * @throws VerifiedQueryNotFoundException if the caller sees none with this id
   */
  void remove(long id);

  /**
   * Finds the valid queries whose questions are most similar to a given one, most similar first.
   * The same question always comes first.
   *
   * @param question 1 to 2,000 characters
   * @param top the greatest number of queries, 1 to 100
   * @throws dev.querytool.error.ValidationException if either is out of range
   */
  List<SimilarQuery> similar(String question, int top);
}
