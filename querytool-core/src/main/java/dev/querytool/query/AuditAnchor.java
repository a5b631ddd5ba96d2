package dev.querytool.query;

/**
 * Keeps the head of the history's chain where someone who can write the store's file cannot reach
 * it: in a log that is shipped elsewhere, in another database, with a notary. {@link
 * QueryHistory#verify(AuditHead)} compares the history with a head that was kept. An SPI that may
 * change before 1.0.
 */
@FunctionalInterface
public interface AuditAnchor {

  /**
   * Receives the chain's current head. Called on the history's own thread, which waits for it; an
   * exception is logged and does not keep later heads from coming.
   */
  void anchor(AuditHead head);
}
