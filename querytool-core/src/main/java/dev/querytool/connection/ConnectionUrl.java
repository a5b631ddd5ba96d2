package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The address of a database, parsed from a url; schemes are compared without regard to case.
 *
 * <p>Servers:
 *
 * <pre>
 * postgres://user:password@host:5432/database     also postgresql:// and jdbc:postgresql://
 * mysql://user:password@host:3306/database        also mariadb://, jdbc:mysql:// and jdbc:mariadb://
 * </pre>
 *
 * <ul>
 *   <li>User, password and database are percent-decoded as UTF-8; the last {@code @} before the
 *       path ends the credentials. {@code /}, {@code ?}, {@code #}, {@code %} and blanks must be
 *       percent-encoded.
 *   <li>The port, the password and, on MySQL and MariaDB, the database may be omitted, as may the
 *       host, which then is {@code localhost}. The user may not.
 *   <li>Several hosts, separated by commas, are tried in order. IPv6 addresses are written in
 *       brackets, IPv4 addresses as four decimal numbers.
 *   <li>Only a few parameters are accepted: {@code user} and {@code password}; {@code sslmode},
 *       {@code ssl}, {@code sslMode} and {@code useSSL}, which choose a {@link Tls}; {@code
 *       ApplicationName} (PostgreSQL) and {@code connectTimeout}, in the driver's own unit; and
 *       those that only state what is always the case, such as {@code characterEncoding=utf8}. All
 *       others are refused, the dangerous ones by name.
 * </ul>
 *
 * <p>SQLite files:
 *
 * <ul>
 *   <li>{@code sqlite:shop.db}, {@code sqlite:/data/shop.db}, {@code sqlite:///data/shop.db}: the
 *       path is percent-decoded as UTF-8, so that {@code %20} is a space and {@code %25} a percent
 *       sign; spaces, Chinese and all other printable characters may also be written as they are
 *   <li>{@code jdbc:sqlite:/data/shop.db}: the path is taken literally, as the driver does
 * </ul>
 *
 * <p>A relative path is resolved against the working directory when the url is parsed; the url that
 * is kept is absolute. No parameters are allowed after {@code ?}.
 *
 * <p>Neither {@link #toString} nor any message ever shows a password, wherever in the parsed text
 * it was. Immutable and safe for use by many threads.
 */
public final class ConnectionUrl {

  private static final int LONGEST = 4_096;
  private static final String JDBC = "jdbc:";
  private static final String SQLITE = "sqlite:";

  private final Dialect dialect;
  private final @Nullable Path file;
  private final @Nullable ServerUrl server;

  private ConnectionUrl(Dialect dialect, @Nullable Path file, @Nullable ServerUrl server) {
    this.dialect = dialect;
    this.file = file;
    this.server = server;
  }

  /**
   * Parses a url; blanks around it are ignored. No file is accessed and no name resolved.
   *
   * @throws ValidationException if the text is not a url of a known kind; the message says what
   *     would be right and repeats nothing that could be a secret
   */
  public static ConnectionUrl parse(String url) {
    String text = url.strip();
    if (text.isEmpty()) {
      throw new ValidationException(
          "the url is empty; give one such as sqlite:/data/shop.db or postgres://user@host/shop");
    }
    checkLength(text);
    boolean jdbc = startsWith(text, JDBC);
    String rest = jdbc ? text.substring(JDBC.length()) : text;
    if (startsWith(rest, SQLITE)) {
      String path = rest.substring(SQLITE.length());
      Path file = jdbc ? SqlitePath.literal(path) : SqlitePath.decoded(path);
      return new ConnectionUrl(Dialect.SQLITE, file, null);
    }
    ServerScheme.Found found = ServerScheme.of(rest);
    ServerUrl server = ServerUrlParser.parse(found.dialect(), jdbc, found.rest());
    checkLength(server.kept(found.dialect()));
    return new ConnectionUrl(found.dialect(), null, server);
  }

  /** Returns the engine that the scheme names. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns the absolute path of a SQLite file. */
  Path file() {
    return requireNonNull(file, "a server has no file");
  }

  /** Returns where a server is and who logs in. */
  ServerAddress server() {
    return read().address();
  }

  /** Returns the harmless settings of a server's url, by the driver's names for them. */
  Map<String, String> options() {
    return read().options();
  }

  /** Returns the password in the url; null if there was none. */
  @Nullable Secret password() {
    return server == null ? null : server.password();
  }

  /** Returns the encryption that the url chooses; null if it leaves that open. */
  @Nullable Tls tls() {
    return server == null ? null : server.tls();
  }

  /** Tells whether the other leads to the same place, whatever the password. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConnectionUrl url && toString().equals(url.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /**
   * Returns the url as it is kept: without password and choice of encryption, which are kept
   * separately. Parsing it gives an equal url.
   */
  @Override
  public String toString() {
    return server == null ? SQLITE + SqlitePath.encoded(file()) : server.kept(dialect);
  }

  private ServerUrl read() {
    return requireNonNull(server, "a SQLite file has no server");
  }

  /** What is kept may be longer than what was given, and must be read again. */
  private static void checkLength(String text) {
    if (text.length() > LONGEST) {
      throw new ValidationException("the url is longer than 4,096 characters");
    }
  }

  private static boolean startsWith(String text, String prefix) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
