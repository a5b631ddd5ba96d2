package dev.querytool.store;

import dev.querytool.vault.SubKeyPurpose;
import dev.querytool.vault.SubKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Computes the codes that nobody without the key can compute. Safe for use by many threads. */
final class HistorySeal {

  private static final byte[] ROW = ascii("row");
  private static final byte[] GAP = ascii("gap");
  private static final byte[] HEAD = ascii("head");

  private final SubKeys keys;
  private final boolean begun;

  /**
   * Seals with a key.
   *
   * @param begun whether something is known to have been sealed before
   */
  HistorySeal(SubKeys keys, boolean begun) {
    this.keys = keys;
    this.begun = begun;
  }

  /** Tells whether there was a chain before, so that a missing end was taken away. */
  boolean hasBegun() {
    return begun;
  }

  /** Lets it be known from now on, once the end of a chain is written, that there is one. */
  void rememberAudit() {
    keys.rememberAudit();
  }

  /** Fetches the key, which is not to be made inside a transaction that may be undone. */
  void prepare() {
    hex(ROW);
  }

  String row(String macBefore, long sequence, HistoryRow row) {
    return hex(ROW, ascii(macBefore), number(sequence), row.bytes());
  }

  boolean fits(String macBefore, ChainLink link) {
    return same(row(macBefore, link.sequence(), link.row()), link.mac());
  }

  String gap(HistoryGap gap) {
    return hex(
        GAP,
        number(gap.first()),
        number(gap.last()),
        ascii(gap.macBefore()),
        ascii(gap.mac()),
        number(gap.sound() ? 1 : 0));
  }

  String head(HistoryHead head) {
    return hex(HEAD, number(head.sequence()), ascii(head.mac()), number(head.beginsAtId()));
  }

  static boolean same(String one, String other) {
    return MessageDigest.isEqual(ascii(one), ascii(other));
  }

  private String hex(byte[]... parts) {
    return HexFormat.of().formatHex(keys.hmac(SubKeyPurpose.AUDIT, parts));
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
