package dev.querytool.connection;

import dev.querytool.connection.ServerEngine.Surroundings;
import dev.querytool.vault.Secret;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Connects to a server through a driver that is known by the name of its class only. */
final class ServerDriver {

  private final DriverSettings settings;
  private final ServerAddress server;
  private final @Nullable Secret password;
  private final Tls tls;
  private final Dialect dialect;
  private final ClassLoader drivers;
  private final @Nullable ServerPolicy policy;

  ServerDriver(ConnectionUrl url, Tls tls, @Nullable Secret password, Surroundings surroundings) {
    this.settings = DriverSettings.of(url, tls, surroundings.trust());
    this.server = url.server();
    this.password = password;
    this.tls = tls;
    this.dialect = url.dialect();
    this.drivers = surroundings.drivers();
    this.policy = surroundings.policy();
  }

  /** Returns what the driver is told so far, to be added to. */
  Properties properties() {
    return settings.properties(password);
  }

  /** Connects; the failure is the driver's own. */
  Connection connect(Properties told) throws SQLException {
    if (policy != null) {
      PolicedServer.bind(told, server, dialect, policy);
    }
    Connection connection = driver().connect(settings.url(), told);
    if (connection == null) {
      throw new SQLException("the driver does not take its own url");
    }
    return connection;
  }

  /** Returns the server as messages name it. */
  String place() {
    return "'" + server.places() + "'";
  }

  boolean hasPassword() {
    return password != null && !password.isEmpty();
  }

  Tls tls() {
    return tls;
  }

  /** Tells whether the server was asked for encryption for certain. */
  boolean isEncrypted() {
    return tls.kind() == Tls.Mode.ENCRYPTED || tls.kind() == Tls.Mode.VERIFY_FULL;
  }

  /** Returns who logs in where. */
  ServerAddress server() {
    return server;
  }

  private Driver driver() {
    try {
      Class<?> type = Class.forName(settings.driverClass(), true, drivers);
      return (Driver) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      throw new ConnectionFailedException(
          FailureKind.NO_DRIVER,
          "cannot connect to "
              + place()
              + ": the given class loader does not find the driver "
              + settings.driverClass()
              + "; put "
              + jar()
              + " on its class path",
          e);
    }
  }

  private String jar() {
    return settings.driverClass().startsWith("org.postgresql")
        ? "org.postgresql:postgresql"
        : "com.mysql:mysql-connector-j";
  }
}
