package dev.querytool.query;

/**
 * Keeps the end of the history's chain where who can write the store's file cannot: in a log that
 * is shipped away, another database, a notary. {@link QueryHistory#verify(AuditHead)} compares with
 * what it kept. An SPI that may change before 1.0.
 */
@FunctionalInterface
public interface AuditAnchor {

  /**
   * Takes the chain's present end. Called by the history's own thread, which waits for it; what it
   * throws is logged, and the next head comes as if nothing had happened.
   */
  void anchor(AuditHead head);
}
