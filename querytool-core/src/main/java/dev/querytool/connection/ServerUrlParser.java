package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses the url of a server after its scheme. No message repeats any part of the text: if it is
 * malformed, any part of it may belong to a password.
 */
final class ServerUrlParser {

  private static final String ENCODE =
      "; in a user, a password and a database write '/' as %2F, '?' as %3F, '#' as %23, '@' as %40,"
          + " ':' as %3A and '%' as %25";

  private final Dialect dialect;

  private ServerUrlParser(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Reads the text behind the first colon.
   *
   * @throws ValidationException if it is not what this kind of server is reached with
   */
  static ServerUrl parse(Dialect dialect, boolean jdbc, String rest) {
    UrlCharacters.check(rest);
    return new ServerUrlParser(dialect).parsed(jdbc, rest);
  }

  private ServerUrl parsed(boolean jdbc, String rest) {
    if (rest.indexOf('#') >= 0) {
      throw refused("the url holds a '#'" + ENCODE);
    }
    int mark = rest.indexOf('?');
    String front = mark < 0 ? rest : rest.substring(0, mark);
    UrlParameters parameters =
        UrlParameters.parse(dialect, jdbc, mark < 0 ? "" : rest.substring(mark + 1));
    String place = withoutSlashes(jdbc, front);
    int slash = place.indexOf('/');
    String authority = slash < 0 ? place : place.substring(0, slash);
    String database = database(slash < 0 ? "" : place.substring(slash + 1));
    return url(authority, database, parameters);
  }

  private ServerUrl url(String authority, String database, UrlParameters parameters) {
    int at = authority.lastIndexOf('@');
    List<HostPort> hosts = HostList.parse(authority.substring(at + 1), ServerScheme.port(dialect));
    String[] logIn = at < 0 ? new String[0] : logIn(authority.substring(0, at));
    String user = one("user", logIn.length > 0 ? logIn[0] : "", parameters.user());
    String password = one("password", logIn.length > 1 ? logIn[1] : "", parameters.password());
    checkName("user", user);
    if (user.isEmpty()) {
      throw refused(
          "the url names no user, so the login would be that of whoever runs this program; write "
              + ServerScheme.example(dialect));
    }
    return new ServerUrl(
        new ServerAddress(hosts, database, user),
        parameters.options(),
        password.isEmpty() ? null : Secret.of(password),
        parameters.tls());
  }

  private String withoutSlashes(boolean jdbc, String front) {
    if (front.startsWith("//")) {
      return front.substring(2);
    }
    if (jdbc && dialect == Dialect.POSTGRES && front.indexOf('@') < 0) {
      return front.startsWith("/") ? front : "/" + front;
    }
    if (front.contains("://")) {
      throw refused(
          "'loadbalance:', 'replication:', 'sequential:' and other words between the scheme and"
              + " '//' are refused; write jdbc:"
              + ServerScheme.name(dialect)
              + "://host1,host2/database, whose hosts are tried in this order");
    }
    throw refused("'//' must follow the scheme; write " + ServerScheme.example(dialect));
  }

  private String[] logIn(String text) {
    if (text.indexOf('@') >= 0 && text.indexOf(',') >= 0) {
      throw refused("the url holds more than one login; write one before all hosts" + ENCODE);
    }
    int colon = text.indexOf(':');
    String user = colon < 0 ? text : text.substring(0, colon);
    String password = colon < 0 ? "" : text.substring(colon + 1);
    return new String[] {decoded("user", user), decoded("password", password)};
  }

  private String database(String path) {
    if (path.indexOf('/') >= 0 || path.indexOf('@') >= 0) {
      throw refused("a '/' or '@' stands in the url where it cannot be read" + ENCODE);
    }
    if (path.indexOf(';') >= 0 || path.indexOf('&') >= 0) {
      throw refused(
          "a ';' or '&' stands in the database's name; parameters begin with '?', and in a name"
              + " they are written %3B and %26");
    }
    String name = decoded("database", path);
    checkName("database", name);
    if (name.isEmpty() && dialect == Dialect.POSTGRES) {
      throw refused(
          "the url names no database, and PostgreSQL would take the one called like the user; write"
              + " "
              + ServerScheme.example(dialect));
    }
    return name;
  }

  private static String decoded(String what, String text) {
    String decoded =
        PercentText.decoded(text)
            .orElseThrow(
                () ->
                    refused(
                        "the " + what + " cannot be read: " + PercentText.fault(text) + ENCODE));
    if (decoded.codePoints().anyMatch(Character::isISOControl)) {
      throw refused("the " + what + " in the url holds a control character; remove it");
    }
    return decoded;
  }

  private void checkName(String what, String name) {
    int longest = dialect == Dialect.POSTGRES ? 63 : 256;
    if (name.getBytes(StandardCharsets.UTF_8).length > longest) {
      throw refused("the " + what + " in the url has more than " + longest + " bytes of UTF-8");
    }
    if (name.codePoints().anyMatch(UrlCharacters::isHidden)) {
      throw refused(
          "the "
              + what
              + " in the url holds a control character or one that cannot be seen; remove it");
    }
  }

  private static String one(String what, String before, @Nullable String parameter) {
    if (parameter == null || parameter.isEmpty() || parameter.equals(before)) {
      return before;
    }
    if (!before.isEmpty()) {
      throw refused(
          "the url holds two " + what + "s, one before the host and one as parameter; keep one");
    }
    return parameter;
  }

  private static ValidationException refused(String why) {
    return new ValidationException(why);
  }
}
