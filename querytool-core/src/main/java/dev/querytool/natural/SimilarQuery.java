package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

/**
 * A verified query, with how similar its question is to another.
 *
 * @param query the query, which was valid when it was found
 * @param similarity 0 if the questions share nothing; {@value #SAME_QUESTION} if they are the same
 *     question; at most {@value #MOST_ALIKE} if they are not
 */
public record SimilarQuery(VerifiedQuery query, double similarity) {

  /**
   * The similarity of the same question: words, figures, signs and order are equal; only
   * insignificant capitals, blanks, full-width forms, sentence endings and polite phrases may
   * differ.
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
   * Tells whether the stored statement answers the question without a model. Even if the question
   * is the same, it does not if the question refers to today's date, as "last month" does, and the
   * statement does not use the current date.
   */
  public boolean isSameQuestion() {
    return similarity == SAME_QUESTION;
  }
}
