package dev.querytool.examples.medialibrary;

/**
 * In which order works are listed; those that it leaves equal come the newest first.
 *
 * @param terms of ORDER BY over {@code w}, the row of {@code t_work}, and {@code r}, the listener's
 *     review
 */
record Sort(String terms) {

  private static final long PRIME = 2_147_483_647L;

  /**
   * Returns an order without a sense that stays the same for the same seed, so that its pages show
   * every work once. Multiplying by a number that is not a multiple of a prime above all ids gives
   * each of them another remainder.
   */
  static Sort shuffled(int seed) {
    long factor = 1 + Math.floorMod(seed * 1_103_515_245L + 12_345, PRIME - 1);
    return new Sort("(w.id * " + factor + ") % " + PRIME);
  }
}
