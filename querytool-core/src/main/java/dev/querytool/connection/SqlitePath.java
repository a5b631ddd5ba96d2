package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a SQLite url behind its scheme: a file's path and nothing else. */
final class SqlitePath {

  private static final String EXAMPLE = "write sqlite:/data/shop.db or sqlite:shop.db";
  private static final Pattern LOG_IN = Pattern.compile("(?!/|[A-Za-z]:[/\\\\])[^@]*:[^@]*@.*");
  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_.]{1,40})=.*");

  private SqlitePath() {}

  /** Reads the path of {@code sqlite:}, percent-decoding it. */
  static Path decoded(String text) {
    refuseParameters(text);
    return path(percentDecoded(withoutAuthority(text)));
  }

  /** Reads the path of {@code jdbc:sqlite:} as it stands. */
  static Path literal(String text) {
    refuseParameters(text);
    return path(withoutAuthority(text));
  }

  /** Writes an absolute path so that {@link #decoded} reads it back. */
  static String encoded(Path file) {
    String text = file.toString().replace("%", "%25");
    int end = text.length();
    while (Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    StringBuilder url = new StringBuilder(text.substring(0, end));
    for (byte unit : text.substring(end).getBytes(StandardCharsets.UTF_8)) {
      url.append('%').append(hexDigit(unit >> 4)).append(hexDigit(unit));
    }
    return url.toString();
  }

  private static char hexDigit(int bits) {
    return Character.toUpperCase(Character.forDigit(bits & 0xf, 16));
  }

  private static void refuseParameters(String text) {
    int mark = text.indexOf('?');
    if (mark >= 0) {
      Matcher named = PARAMETER.matcher(text.substring(mark + 1));
      throw new ValidationException(
          "a sqlite url takes no parameters"
              + (named.matches() ? "; remove '" + named.group(1) + "'" : "")
              + " ('?' begins them)");
    }
  }

  private static String withoutAuthority(String text) {
    if (!text.startsWith("//") || text.startsWith("///")) {
      return text;
    }
    throw new ValidationException(
        "a sqlite url has no host, but '//' begins one; write sqlite:///data/shop.db or"
            + " sqlite:shop.db");
  }

  private static Path path(String text) {
    if (text.isBlank()) {
      throw new ValidationException("the sqlite url names no file; " + EXAMPLE);
    }
    if (text.startsWith(":")) {
      throw new ValidationException(
          "a sqlite url must name a file on disk; ':memory:', ':resource:' and other names that"
              + " begin with ':' are refused");
    }
    if (text.regionMatches(true, 0, "file:", 0, 5)) {
      throw new ValidationException("a file: uri is refused in a sqlite url; " + EXAMPLE);
    }
    if (LOG_IN.matcher(text).matches()) {
      throw new ValidationException(
          "a sqlite url has no user and no password, only a path; " + EXAMPLE);
    }
    return checked(text);
  }

  private static Path checked(String text) {
    if (text.indexOf('?') >= 0) {
      throw new ValidationException(
          "a path with '?' cannot be opened safely, the driver would read parameters behind it;"
              + " rename the file");
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new ValidationException("the path in the sqlite url holds a control character");
    }
    try {
      return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new ValidationException(
          "the path in the sqlite url is not one this system can name: " + e.getReason());
    }
  }

  private static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      int percent = text.indexOf('%', at);
      int end = percent < 0 ? text.length() : percent;
      bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
      at = end;
      if (percent >= 0) {
        bytes.write(decodedByte(text, percent));
        at += 3;
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static int decodedByte(String text, int percent) {
    int high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(text.charAt(percent + 2), 16);
    if (low < 0 || text.charAt(percent + 1) > 0x7f || text.charAt(percent + 2) > 0x7f) {
      throw new ValidationException(
          "'%' in a sqlite url must be followed by two hexadecimal digits; write a percent sign"
              + " of the file's name as %25");
    }
    return high << 4 | low;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ValidationException("the percent-encoded bytes of the sqlite url are not UTF-8");
    }
  }
}
