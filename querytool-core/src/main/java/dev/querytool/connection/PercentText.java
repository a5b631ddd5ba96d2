package dev.querytool.connection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text in which {@code %} and two hexadecimal digits stand for a byte of UTF-8. */
final class PercentText {

  private static final String PLAIN = "-._~";

  private static final Pattern WRONG = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private PercentText() {}

  /** Decodes a text; empty if a {@code %} is not followed by two digits or it is not UTF-8. */
  static Optional<String> decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      int percent = text.indexOf('%', at);
      int end = percent < 0 ? text.length() : percent;
      bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
      at = end;
      if (percent >= 0) {
        int unit = decodedByte(text, percent);
        if (unit < 0) {
          return Optional.empty();
        }
        bytes.write(unit);
        at += 3;
      }
    }
    return utf8(bytes.toByteArray());
  }

  /** Says what is wrong with a text that cannot be decoded. */
  static String fault(String text) {
    return WRONG.matcher(text).find()
        ? "a '%' is not followed by two hexadecimal digits"
        : "the percent-encoded bytes are not UTF-8";
  }

  /** Encodes all but letters, digits and {@code -._~} of ASCII. */
  static String encoded(String text) {
    StringBuilder written = new StringBuilder();
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      char plain = (char) (unit & 0xff);
      if (plain < 0x80 && (Character.isLetterOrDigit(plain) || PLAIN.indexOf(plain) >= 0)) {
        written.append(plain);
      } else {
        written.append('%').append(hexDigit(unit >> 4)).append(hexDigit(unit));
      }
    }
    return written.toString();
  }

  static char hexDigit(int bits) {
    return Character.toUpperCase(Character.forDigit(bits & 0xf, 16));
  }

  private static int decodedByte(String text, int percent) {
    if (percent + 2 >= text.length()) {
      return -1;
    }
    int high = hexValue(text.charAt(percent + 1));
    int low = hexValue(text.charAt(percent + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static int hexValue(char digit) {
    return digit > 0x7f ? -1 : Character.digit(digit, 16);
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
