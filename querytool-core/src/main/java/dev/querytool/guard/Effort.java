package dev.querytool.guard;

/**
 * Counts what the rules compare and copy for one statement, so that none takes long because of
 * lists that are multiplied with each other: no list of a statement is long for its own sake.
 *
 * <p>One per statement; not thread-safe.
 */
final class Effort {

  private static final long MOST = 10_000_000;

  private long steps;

  /**
   * Counts some steps, each about as long as a look at a name.
   *
   * @throws Refusal if they are too many
   */
  void spend(long more) {
    steps += more;
    if (steps > MOST) {
      throw GuardRule.TOO_COMPLEX.refusal(
          "The statement has too many names for what they may stand for.");
    }
  }
}
