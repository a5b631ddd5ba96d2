package dev.querytool.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The same queries by bare JDBC on a pooled connection: in the same frame as querytool, a read-only
 * transaction that is rolled back, with a cursor; and in none, with the driver's own settings.
 */
final class Floor implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 2_000;

  private final Dialect dialect;
  private final BareReader reader;
  private final HikariDataSource framed;
  private final HikariDataSource plain;

  Floor(Address address) {
    this.dialect = address.dialect();
    this.reader = BareReader.of(dialect);
    this.framed = framed(address);
    this.plain = new HikariDataSource(config(address));
  }

  private static HikariDataSource framed(Address address) {
    HikariConfig config = config(address);
    config.setAutoCommit(false);
    config.setReadOnly(true);
    switch (address.dialect()) {
      case SQLITE -> config.addDataSourceProperty("open_mode", "1");
      case POSTGRES -> config.addDataSourceProperty("prepareThreshold", "0");
      case MYSQL, MARIADB -> {
        config.addDataSourceProperty("useCursorFetch", "true");
        config.addDataSourceProperty("useServerPrepStmts", "true");
        config.addDataSourceProperty("useLocalSessionState", "true");
      }
    }
    return new HikariDataSource(config);
  }

  private static HikariConfig config(Address address) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address.jdbcUrl());
    config.setMaximumPoolSize(4);
    if (address.dialect() != Dialect.SQLITE) {
      config.setUsername(address.user());
      config.setPassword(address.password());
    }
    if (address.dialect() == Dialect.MYSQL || address.dialect() == Dialect.MARIADB) {
      // What querytool does on this machine: encrypted if the server offers it.
      config.addDataSourceProperty("sslMode", "PREFERRED");
      config.addDataSourceProperty("allowPublicKeyRetrieval", "true");
    }
    return config;
  }

  /** Reads in the frame that querytool reads in. */
  void inTransaction(Sink sink, String sql, long... binds) throws SQLException {
    try (Connection connection = framed.getConnection()) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        if (dialect != Dialect.SQLITE) {
          statement.setFetchSize(ROWS_AT_ONCE);
        }
        readAll(statement, sink, binds);
      } finally {
        connection.rollback();
      }
    }
  }

  /** Reads without a transaction, the whole result at once where the driver does so by itself. */
  void withAutoCommit(Sink sink, String sql, long... binds) throws SQLException {
    try (Connection connection = plain.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      readAll(statement, sink, binds);
    }
  }

  private void readAll(PreparedStatement statement, Sink sink, long[] binds) throws SQLException {
    for (int i = 0; i < binds.length; i++) {
      statement.setLong(i + 1, binds[i]);
    }
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.read(rows, sink);
      }
    }
  }

  @Override
  public void close() {
    framed.close();
    plain.close();
  }
}
