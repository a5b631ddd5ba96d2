package dev.querytool.vault;

import dev.querytool.error.ValidationException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is encrypted: the digest of the binding, then the value.
 *
 * <p>The binding is sealed inside and not additional data, because rotation has to re-encrypt every
 * value without knowing what it is bound to.
 */
final class BoundValue {

  private static final int DIGEST_LENGTH = 32;
  private static final int LONGEST_VALUE = 65_536;

  private BoundValue() {}

  static byte[] join(Secret value, String binding) {
    byte[] text = value.reveal(revealed -> StrictText.bytes("value", revealed));
    try {
      if (text.length > LONGEST_VALUE) {
        throw new ValidationException(
            "A credential's value has more than " + LONGEST_VALUE + " bytes; give a shorter one");
      }
      byte[] joined = Arrays.copyOf(digest(binding), DIGEST_LENGTH + text.length);
      System.arraycopy(text, 0, joined, DIGEST_LENGTH, text.length);
      return joined;
    } finally {
      KeyMaterial.wipe(text);
    }
  }

  /** Takes the value out and wipes what it came in; empty if it is bound to something else. */
  static Optional<Secret> split(byte[] joined, String binding) {
    try {
      int length = joined.length - DIGEST_LENGTH;
      if (length < 0) {
        return Optional.empty();
      }
      byte[] bound = Arrays.copyOf(joined, DIGEST_LENGTH);
      return MessageDigest.isEqual(bound, digest(binding))
          ? Optional.of(
              Secret.of(new String(joined, DIGEST_LENGTH, length, StandardCharsets.UTF_8)))
          : Optional.empty();
    } finally {
      KeyMaterial.wipe(joined);
    }
  }

  private static byte[] digest(String binding) {
    return Digests.sha256().digest(StrictText.bytes("binding", binding));
  }
}
