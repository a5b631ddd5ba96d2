package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** Opens a driver's connection with nothing but what {@link DriverSettings} says. */
final class DriverOpening {

  private DriverOpening() {}

  static Connection open(String url, Tls tls, TrustFiles trust) throws SQLException {
    ConnectionUrl parsed = ConnectionUrl.parse(url);
    DriverSettings settings = DriverSettings.of(parsed, tls, trust);
    return driver(settings).connect(settings.url(), settings.properties(parsed.password()));
  }

  static Connection open(String url, Properties told) throws SQLException {
    DriverSettings settings =
        DriverSettings.of(ConnectionUrl.parse(url), Tls.off(), new TrustFiles());
    return driver(settings).connect(settings.url(), told);
  }

  /** Opens, asks one thing and closes. */
  static String ask(String url, Tls tls, TrustFiles trust, String sql, int column)
      throws SQLException {
    try (Connection connection = open(url, tls, trust);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(column);
    }
  }

  /** Returns why opening failed, as far as encryption is concerned. */
  static Optional<TlsFault> fault(String url, Tls tls, TrustFiles trust) {
    try (Connection opened = open(url, tls, trust)) {
      throw new AssertionError("opened " + opened);
    } catch (SQLException e) {
      return TlsFault.of(e, tls);
    }
  }

  static Properties told(String url, Tls tls, Secret password) {
    return DriverSettings.of(ConnectionUrl.parse(url), tls, new TrustFiles()).properties(password);
  }

  private static Driver driver(DriverSettings settings) {
    try {
      Class<?> type = Class.forName(settings.driverClass());
      return (Driver) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
