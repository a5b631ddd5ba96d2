package dev.querytool.connection;

import dev.querytool.error.ValidationException;
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
      url.append('%').append(PercentText.hexDigit(unit >> 4)).append(PercentText.hexDigit(unit));
    }
    return url.toString();
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
    return PercentText.decoded(text)
        .orElseThrow(
            () ->
                new ValidationException(
                    "the sqlite url cannot be read: "
                        + PercentText.fault(text)
                        + "; write a percent sign of the file's name as %25"));
  }
}
