package dev.querytool.vault;

import java.util.Base64;
import java.util.Optional;

/** The stored form of a value: {@code v1.<key id>.<nonce>.<ciphertext and tag>}, base64url. */
final class SealedText {

  private static final String VERSION = "v1";
  private static final int PARTS = 4;

  private final String keyId;
  private final byte[] nonce;
  private final byte[] ciphertext;

  SealedText(String keyId, byte[] nonce, byte[] ciphertext) {
    this.keyId = keyId;
    this.nonce = nonce;
    this.ciphertext = ciphertext;
  }

  /** Reads a text; empty if it is not exactly of this form. */
  static Optional<SealedText> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != PARTS || !parts[0].equals(VERSION)) {
      return Optional.empty();
    }
    try {
      Base64.Decoder decoder = Base64.getUrlDecoder();
      SealedText read =
          new SealedText(parts[1], decoder.decode(parts[2]), decoder.decode(parts[3]));
      return read.toString().equals(text) ? Optional.of(read) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns how every text under this key begins. */
  static String prefix(String keyId) {
    return VERSION + "." + keyId + ".";
  }

  String keyId() {
    return keyId;
  }

  byte[] nonce() {
    return nonce;
  }

  byte[] ciphertext() {
    return ciphertext;
  }

  @Override
  public String toString() {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return prefix(keyId) + encoder.encodeToString(nonce) + "." + encoder.encodeToString(ciphertext);
  }
}
