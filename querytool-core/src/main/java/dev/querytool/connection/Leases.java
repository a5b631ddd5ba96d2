package dev.querytool.connection;

/** Counts what is lent, and tells the one who returns the last after lending has ended. */
final class Leases {

  private int lent;
  private boolean ended;

  /** Takes a lease; false if lending has ended. */
  synchronized boolean take() {
    if (ended) {
      return false;
    }
    lent++;
    return true;
  }

  /** Gives a lease back; true if it was the last and lending has ended. */
  synchronized boolean giveBack() {
    lent--;
    return ended && lent == 0;
  }

  /** Ends lending; true if this call ended it and nothing is lent out. */
  synchronized boolean end() {
    boolean first = !ended;
    ended = true;
    return first && lent == 0;
  }
}
