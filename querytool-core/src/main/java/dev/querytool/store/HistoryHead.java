package dev.querytool.store;

/**
 * The end of the chain.
 *
 * @param sequence the number of the last row, 0 if there has been none
 * @param mac the MAC of the last row
 * @param beginsAtId the id from which on every row is in the chain
 */
record HistoryHead(long sequence, String mac, long beginsAtId) {

  /** What stands for the MAC of the row before the first. */
  static final String NO_MAC = "0".repeat(64);

  HistoryHead next(String nextMac) {
    return new HistoryHead(sequence + 1, nextMac, beginsAtId);
  }
}
