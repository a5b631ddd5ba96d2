package dev.querytool.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The bytes of a master key while they are needed; closing wipes them. For use by one thread. */
final class KeyMaterial implements AutoCloseable {

  static final int LENGTH = 32;

  private static final byte[] ID_DOMAIN =
      "querytool master key id\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_LENGTH = 8;

  private final byte[] bytes;

  private KeyMaterial(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes over an array, which is wiped here if it is refused. */
  static KeyMaterial of(byte @Nullable [] bytes, String where) {
    if (bytes == null || bytes.length != LENGTH) {
      int length = bytes == null ? 0 : bytes.length;
      wipe(bytes);
      throw new CredentialException(
          "The master key of " + where + " has " + length + " bytes; give exactly " + LENGTH);
    }
    if (isZero(bytes)) {
      throw new CredentialException(
          "The master key of "
              + where
              + " is all zeros; give random bytes, and a new array on each call, for it is wiped");
    }
    return new KeyMaterial(bytes);
  }

  /** Returns a short name of the key that tells nothing of its bytes. */
  String id() {
    MessageDigest digest = Digests.sha256();
    digest.update(ID_DOMAIN);
    byte[] hash = digest.digest(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_LENGTH));
  }

  SecretKey aes() {
    return new SecretKeySpec(bytes, "AES");
  }

  @Override
  public void close() {
    wipe(bytes);
  }

  @Override
  public String toString() {
    return "KeyMaterial[***]";
  }

  static void wipe(byte @Nullable [] bytes) {
    if (bytes != null) {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static boolean isZero(byte[] bytes) {
    int seen = 0;
    for (byte each : bytes) {
      seen |= each;
    }
    return seen == 0;
  }
}
