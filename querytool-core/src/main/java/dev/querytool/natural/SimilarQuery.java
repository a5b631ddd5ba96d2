package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

/**
 * A verified query with how much its question is like another.
 *
 * @param query the query, valid when it was found
 * @param similarity 0 if the questions share nothing; {@value #SAME_QUESTION} if they are the same
 *     question, and never above {@value #MOST_ALIKE} if they are not
 */
public record SimilarQuery(VerifiedQuery query, double similarity) {

  /**
   * The similarity of the same question: no word, figure, sign or order differs, but only capitals
   * that can mean nothing, blanks, wide forms, what ends a sentence and what asks politely.
   */
  public static final double SAME_QUESTION = 1.0;

  /** The greatest similarity of questions that differ in anything else. */
  public static final double MOST_ALIKE = 0.95;

  /** Checks the range. */
  public SimilarQuery {
    requireNonNull(query, "query");
    if (!(similarity >= 0 && similarity <= SAME_QUESTION)) {
      throw new IllegalArgumentException("a similarity is 0 to 1, not " + similarity);
    }
  }

  /**
   * Tells whether the stored statement answers the question without a model. It does not, although
   * the question is the same, where the question says a time by today's date, as "last month" does,
   * and the statement does not ask for the date.
   */
  public boolean isSameQuestion() {
    return similarity == SAME_QUESTION;
  }
}
