package dev.querytool.vault;

import dev.querytool.error.ValidationException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text as UTF-8, refusing what has no UTF-8 form, so that no two texts share their bytes. */
final class StrictText {

  private StrictText() {}

  static byte[] bytes(String what, String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes).rewind();
      encoded.put(new byte[bytes.length]);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new ValidationException(
          "A credential's " + what + " holds half of a surrogate pair; give Unicode text");
    }
  }
}
