package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a url: few are taken, with our own reading of what they mean; no driver ever
 * sees the text.
 *
 * @param options what is passed on, by the driver's name
 */
record UrlParameters(
    @Nullable String user,
    @Nullable String password,
    @Nullable Tls tls,
    Map<String, String> options) {

  /**
   * Reads what stands behind {@code ?}.
   *
   * @throws ValidationException if a parameter is not allowed; named only if it is a known one
   */
  static UrlParameters parse(Dialect dialect, boolean jdbc, String text) {
    Map<String, String> given = given(dialect, jdbc, text);
    String user = given.remove("user");
    String password = given.remove("password");
    Tls tls = TlsParameter.takeFrom(given, dialect);
    Map<String, String> options = new TreeMap<>();
    given.forEach((name, value) -> AllowedParameter.of(dialect, name).add(options, value));
    return new UrlParameters(user, password, tls, options);
  }

  private static Map<String, String> given(Dialect dialect, boolean jdbc, String text) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new ValidationException(
            "behind '?' the url must go on with name=value, separated by '&'; a '?' of a user, a"
                + " password or a database is written %3F");
      }
      String name = decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT);
      String value = pair.substring(equals + 1);
      if (jdbc && dialect == Dialect.POSTGRES && value.indexOf('+') >= 0) {
        throw new ValidationException(
            "a '+' in a parameter of jdbc:postgresql is a blank to the driver; write %2B for '+' or"
                + " %20 for a blank");
      }
      if (given.put(name, decoded(value)) != null) {
        throw new ValidationException("a parameter occurs twice in the url; keep one");
      }
    }
    return given;
  }

  private static String decoded(String text) {
    String decoded =
        PercentText.decoded(text)
            .orElseThrow(
                () ->
                    new ValidationException(
                        "a parameter of the url cannot be read: "
                            + PercentText.fault(text)
                            + "; write a percent sign as %25"));
    if (decoded.codePoints().anyMatch(Character::isISOControl)) {
      throw new ValidationException("a parameter of the url holds a control character");
    }
    return decoded;
  }

  /** Shows nothing, since a parameter may be a password. */
  @Override
  public String toString() {
    return "UrlParameters";
  }
}
