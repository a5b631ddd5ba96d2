package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, read from a url.
 *
 * <p>Two forms lead to a SQLite file; both schemes are read without regard to case:
 *
 * <ul>
 *   <li>{@code sqlite:shop.db}, {@code sqlite:/data/shop.db}, {@code sqlite:///data/shop.db}: the
 *       path is percent-decoded as UTF-8, so that {@code %20} is a space, {@code %25} a percent
 *       sign; spaces, Chinese and every other printable character may also stand as they are
 *   <li>{@code jdbc:sqlite:/data/shop.db}: the path is taken letter by letter, as the driver does
 * </ul>
 *
 * <p>A relative path starts at the working directory of the moment it is parsed; the url that is
 * kept is absolute. No parameter is allowed after {@code ?}. {@code postgres}, {@code postgresql},
 * {@code mysql} and {@code mariadb} urls are recognised and refused as not supported yet.
 *
 * <p>Neither {@link #toString} nor any message ever shows a password, wherever the text that was
 * parsed held one. Immutable and safe for use by many threads.
 */
public final class ConnectionUrl {

  private static final int LONGEST = 4_096;
  private static final String JDBC = "jdbc:";
  private static final String SQLITE = "sqlite:";

  private final Dialect dialect;
  private final Path file;

  private ConnectionUrl(Dialect dialect, Path file) {
    this.dialect = dialect;
    this.file = file;
  }

  /**
   * Reads a url; blanks around it are ignored. No file is looked at.
   *
   * @throws ValidationException if the text is no url of a known kind, or of a kind that is not
   *     supported yet; the message says what would be right and repeats nothing that could be a
   *     secret
   */
  public static ConnectionUrl parse(String url) {
    String text = url.strip();
    if (text.isEmpty()) {
      throw new ValidationException("the url is empty; give one such as sqlite:/data/shop.db");
    }
    if (text.length() > LONGEST) {
      throw new ValidationException("the url is longer than 4,096 characters");
    }
    boolean jdbc = startsWith(text, JDBC);
    String rest = jdbc ? text.substring(JDBC.length()) : text;
    if (startsWith(rest, SQLITE)) {
      String path = rest.substring(SQLITE.length());
      return new ConnectionUrl(
          Dialect.SQLITE, jdbc ? SqlitePath.literal(path) : SqlitePath.decoded(path));
    }
    throw notSqlite(rest);
  }

  /** Returns the engine that the scheme names. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns the absolute path of a SQLite file. */
  Path file() {
    return file;
  }

  /** Tells whether the other leads to the same place. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConnectionUrl url && dialect == url.dialect && file.equals(url.file);
  }

  @Override
  public int hashCode() {
    return file.hashCode();
  }

  /** Returns the url as it is kept, without a password; parsing it gives an equal url. */
  @Override
  public String toString() {
    return SQLITE + SqlitePath.encoded(file);
  }

  static ValidationException unsupported(Dialect dialect) {
    return new ValidationException(
        dialect.name().toLowerCase(Locale.ROOT)
            + " databases are not supported yet; this version reads SQLite files, such as"
            + " sqlite:/data/shop.db");
  }

  private static ValidationException notSqlite(String rest) {
    int colon = rest.indexOf(':');
    String scheme = colon < 0 ? "" : rest.substring(0, colon).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "postgres", "postgresql" -> unsupported(Dialect.POSTGRES);
      case "mysql" -> unsupported(Dialect.MYSQL);
      case "mariadb" -> unsupported(Dialect.MARIADB);
      default ->
          new ValidationException(
              "the url does not begin with a known scheme; known are sqlite: and jdbc:sqlite:,"
                  + " and, not supported yet, postgres://, postgresql://, mysql:// and mariadb://");
    };
  }

  private static boolean startsWith(String text, String prefix) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
