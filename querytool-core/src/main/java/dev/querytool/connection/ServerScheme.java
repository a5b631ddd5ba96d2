package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.util.Locale;
import java.util.Map;

/** The beginnings of the urls of servers. */
final class ServerScheme {

  /** What a url begins with, and the text behind the first colon. */
  record Found(Dialect dialect, String rest) {}

  private static final Map<String, Dialect> KNOWN =
      Map.of(
          "postgres", Dialect.POSTGRES,
          "postgresql", Dialect.POSTGRES,
          "mysql", Dialect.MYSQL,
          "mariadb", Dialect.MARIADB);

  private ServerScheme() {}

  /**
   * Reads the scheme, without regard to case and behind {@code jdbc:} if that was there.
   *
   * @throws ValidationException if no server is reached with it
   */
  static Found of(String text) {
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    Dialect dialect = KNOWN.get(scheme);
    if (dialect != null) {
      return new Found(dialect, text.substring(colon + 1));
    }
    if (scheme.startsWith("mysqlx") || scheme.startsWith("mysql+srv")) {
      throw new ValidationException(
          "mysqlx: and +srv urls are refused; write mysql://user@host/database");
    }
    throw new ValidationException(
        "the url does not begin with a known scheme; known are sqlite:, postgres://,"
            + " postgresql://, mysql:// and mariadb://, and jdbc:sqlite:, jdbc:postgresql:,"
            + " jdbc:mysql: and jdbc:mariadb:");
  }

  /** Returns the scheme of the urls that are kept. */
  static String name(Dialect dialect) {
    return dialect.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the port that a server has unless its url says another. */
  static int port(Dialect dialect) {
    return dialect == Dialect.POSTGRES ? 5_432 : 3_306;
  }

  /** Returns a url to imitate. */
  static String example(Dialect dialect) {
    return name(dialect) + "://user@host:" + port(dialect) + "/database";
  }
}
