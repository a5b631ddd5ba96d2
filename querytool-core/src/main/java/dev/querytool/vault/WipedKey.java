package dev.querytool.vault;

import javax.crypto.SecretKey;

/** A key over an array that its owner wipes; it keeps no copy, as the platform's own do. */
@SuppressWarnings("serial") // Never leaves the call that made it.
final class WipedKey implements SecretKey {

  private final byte[] bytes;
  private final String algorithm;

  WipedKey(byte[] bytes, String algorithm) {
    this.bytes = bytes;
    this.algorithm = algorithm;
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "WipedKey[***]";
  }
}
