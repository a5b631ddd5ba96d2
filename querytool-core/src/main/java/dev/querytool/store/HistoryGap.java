package dev.querytool.store;

/**
 * Rows that were removed in order, one after another in the chain.
 *
 * @param first the first of them
 * @param last the last of them
 * @param macBefore the MAC of the row before the first
 * @param mac the MAC of the last
 * @param sound whether each of them was as it had been written
 */
record HistoryGap(long first, long last, String macBefore, String mac, boolean sound) {

  /** Returns this and those that follow it as one. */
  HistoryGap and(HistoryGap next) {
    return new HistoryGap(first, next.last, macBefore, next.mac, sound && next.sound);
  }

  HistoryGap unsound() {
    return new HistoryGap(first, last, macBefore, mac, false);
  }
}
