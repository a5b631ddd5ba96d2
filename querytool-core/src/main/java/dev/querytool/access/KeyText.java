package dev.querytool.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The text of an API key: {@code qtk_}, the id, 256 random bits and a checksum, by which a slip of
 * the pen is seen without a look into the store.
 */
final class KeyText {

  private static final String MARK = "qtk_";
  private static final int ID_BYTES = 16;
  private static final int ID_LENGTH = 22;
  private static final int SECRET_BYTES = 32;
  private static final int SECRET_LENGTH = 43;
  private static final int SUM_LENGTH = 6;
  private static final int SHOWN_OF_ID = 8;

  private final String id;
  private final String text;

  private KeyText(String id, String text) {
    this.id = id;
    this.text = text;
  }

  static KeyText random(SecureRandom random) {
    String id = random(random, ID_BYTES);
    String text = MARK + id + random(random, SECRET_BYTES);
    return new KeyText(id, text + checksum(text));
  }

  /** Reads a text; empty if it is no key's. */
  static Optional<KeyText> parse(String text) {
    int body = MARK.length() + ID_LENGTH + SECRET_LENGTH;
    if (text.length() != body + SUM_LENGTH
        || !text.startsWith(MARK)
        || !text.chars().allMatch(KeyText::isOfKeys)
        || !checksum(text.substring(0, body)).equals(text.substring(body))) {
      return Optional.empty();
    }
    return Optional.of(new KeyText(text.substring(MARK.length(), MARK.length() + ID_LENGTH), text));
  }

  /** Returns how the text of the key with an id begins. */
  static String prefix(String id) {
    return MARK + id.substring(0, Math.min(SHOWN_OF_ID, id.length()));
  }

  String id() {
    return id;
  }

  String text() {
    return text;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Shows the id alone. */
  @Override
  public String toString() {
    return "KeyText[" + id + "]";
  }

  private static boolean isOfKeys(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static String checksum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.US_ASCII));
    return encode(ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
  }

  private static String random(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return encode(bytes);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
