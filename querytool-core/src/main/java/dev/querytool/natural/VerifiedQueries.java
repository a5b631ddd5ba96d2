package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.List;

/**
 * The questions to one connection that a person found answered rightly, with their statements.
 * Examples for the next question; for the same question again, the answer.
 *
 * <p>Each is held against the guard whenever it is listed or found. A caller who sees the
 * connection in part gets those alone that the caller could run; to one who sees all of it, those
 * that are no longer valid are listed as such. None is found that is not valid.
 *
 * <p>Whoever adds a query shows question and statement, with every literal in them, to all who may
 * ask the connection and see the columns that it reads, also to those who see some of its rows, or
 * masked values.
 *
 * <p>Safe for use by many threads.
 */
public interface VerifiedQueries {

  /**
   * Returns the verified queries of a connection, found by their words alone.
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
   * Returns the verified queries of a connection, found by their words and meanings.
   *
   * @param store where they are kept
   * @param caller who asks
   * @param connection the name of the connection
   * @param clock tells when they were verified
   * @param meanings remembers the vectors of questions; one for all connections
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
   * Keeps a question with its answer, in the place of the answer that the same question had. Needs
   * the permission to annotate the connection's catalogue.
   *
   * @param question 1 to 2,000 characters
   * @param sql one reading statement in the connection's dialect; {@code :name} stands for a value
   *     that is given when it is run
   * @throws dev.querytool.error.ValidationException if the question is too short, too long or holds
   *     control characters
   * @throws dev.querytool.guard.QueryRefusedException if the guard refuses the statement on the
   *     catalogue as it is now
   */
  VerifiedQuery add(String question, String sql);

  /** Lists what the caller may see, the oldest first. */
  List<VerifiedQuery> list();

  /**
   * Removes a query. Needs the permission to annotate the connection's catalogue.
   *
   * @throws VerifiedQueryNotFoundException if the caller sees none of this id
   */
  void remove(long id);

  /**
   * Finds the valid queries whose questions are most like another, the most alike first. The same
   * question always comes first.
   *
   * @param question 1 to 2,000 characters
   * @param top how many at most, 1 to 100
   * @throws dev.querytool.error.ValidationException if either is out of its range
   */
  List<SimilarQuery> similar(String question, int top);
}
