package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The url and properties given to a server's driver: built from the parts of a url, never from its
 * text.
 */
final class DriverSettings {

  private final String driverClass;
  private final String url;
  private final Map<String, String> options;
  private final DriverProperties properties;

  private DriverSettings(String driverClass, ConnectionUrl url, DriverProperties properties) {
    ServerAddress server = url.server();
    String scheme = url.dialect() == Dialect.POSTGRES ? "jdbc:postgresql://" : "jdbc:mysql://";
    this.driverClass = driverClass;
    this.url = scheme + server.places() + "/" + PercentText.encoded(server.database());
    this.options = url.options();
    this.properties = properties;
  }

  /**
   * Describes how a server is reached.
   *
   * @param trust where the certificates of authorities become files; closed with the registry
   */
  static DriverSettings of(ConnectionUrl url, Tls tls, TrustFiles trust) {
    ServerAddress server = url.server();
    return switch (url.dialect()) {
      case POSTGRES ->
          new DriverSettings(
              "org.postgresql.Driver", url, new PostgresProperties(server, tls, trust));
      case MYSQL, MARIADB ->
          new DriverSettings(
              "com.mysql.cj.jdbc.Driver", url, new MysqlProperties(server, tls, trust));
      case SQLITE -> throw new IllegalArgumentException("a SQLite file has no server");
    };
  }

  /** Returns the class of the driver, to be looked up by name. */
  String driverClass() {
    return driverClass;
  }

  /** Returns the driver's own url: hosts, ports and database, nothing else. */
  String url() {
    return url;
  }

  /**
   * Returns a fresh copy of what the driver is told beside the url: user, password, encryption, and
   * the refusal of everything that reads files or runs more than one statement.
   *
   * @param password null if there is none
   */
  Properties properties(@Nullable Secret password) {
    Properties told = properties.fresh();
    options.forEach(told::setProperty);
    // With no password at all pgjdbc would look for one in ~/.pgpass.
    told.setProperty("password", password == null ? "" : password.reveal(value -> value));
    return told;
  }

  /** Shows where it leads. */
  @Override
  public String toString() {
    return "DriverSettings[" + url + "]";
  }

  /** Makes the properties of one driver. */
  interface DriverProperties {

    /** Returns a copy that the caller may change. */
    Properties fresh();
  }
}
