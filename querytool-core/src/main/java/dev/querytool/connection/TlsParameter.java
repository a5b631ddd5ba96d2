package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a url that choose encryption, in the drivers' spellings. */
final class TlsParameter {

  private static final Set<String> POSTGRES = Set.of("sslmode", "ssl");
  private static final Set<String> MYSQL = Set.of("sslmode", "usessl", "requiressl");

  private TlsParameter() {}

  /**
   * Takes the parameters that choose encryption out of a map; null if there are none.
   *
   * @throws ValidationException if they disagree, or one asks for what looks safe and is not
   */
  static @Nullable Tls takeFrom(Map<String, String> given, Dialect dialect) {
    Set<Tls> chosen = new HashSet<>();
    for (String name : dialect == Dialect.POSTGRES ? POSTGRES : MYSQL) {
      String value = given.remove(name);
      if (value != null) {
        chosen.add(read(name, value.toLowerCase(Locale.ROOT).replace('_', '-')));
      }
    }
    if (chosen.size() > 1) {
      throw new ValidationException(
          "the url chooses two kinds of encryption; keep one of its ssl parameters");
    }
    return chosen.stream().findFirst().orElse(null);
  }

  private static Tls read(String name, String value) {
    return name.equals("sslmode") ? mode(value) : flag(name, value);
  }

  private static Tls mode(String value) {
    return switch (value) {
      case "disable", "disabled" -> Tls.off();
      case "require", "required", "trust" -> Tls.encrypted();
      case "verify-full", "verify-identity" -> Tls.verifyFull();
      case "verify-ca" ->
          throw new ValidationException(
              "sslmode verify-ca is refused, any server with a certificate of that authority could"
                  + " pose as this one; use registration(name, url).tls(Tls.verifyFull(caPem))");
      case "allow", "prefer", "preferred" ->
          throw new ValidationException(
              "sslmode allow and prefer are refused, they fall back to plain text if someone on the"
                  + " way wants it; write disable, require or verify-full");
      default ->
          throw new ValidationException(
              "sslmode must be disable, require or verify-full (MySQL: DISABLED, REQUIRED or"
                  + " VERIFY_IDENTITY)");
    };
  }

  private static Tls flag(String name, String value) {
    return switch (value) {
      case "false" -> Tls.off();
      case "true", "" -> name.equals("ssl") ? Tls.verifyFull() : Tls.encrypted();
      default ->
          throw new ValidationException(
              "ssl, useSSL and requireSSL must be true or false; better write sslmode");
    };
  }
}
