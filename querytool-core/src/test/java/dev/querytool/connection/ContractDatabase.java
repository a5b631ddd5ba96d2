package dev.querytool.connection;

import dev.querytool.testkit.Engines;
import dev.querytool.vault.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** A database with one table {@code t} that holds one value, whatever the engine. */
interface ContractDatabase extends AutoCloseable {

  /** Makes databases of one engine. */
  interface Source {
    ContractDatabase create(String value);

    Dialect dialect();

    /** Returns how the engine calls itself. */
    String product();

    default boolean hasLogIn() {
      return dialect() != Dialect.SQLITE;
    }
  }

  /** Returns the url without a password. */
  String url();

  /** Returns the url with the password in it, where there is one. */
  String urlWithWord();

  /** Returns the url of a database that is not there. */
  String missingUrl();

  /** Returns the password, or a word that stands nowhere. */
  String word();

  Secret secret();

  /** Returns how many sessions are open that the registry may have opened. */
  int sessions();

  Connection admin() throws SQLException;

  /** Changes the value. */
  default void write(String value) throws SQLException {
    try (Connection connection = admin();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE t SET v = '" + value + "'");
    }
  }

  @Override
  void close();

  /** Returns every engine that can be had here. */
  static Stream<Source> everyEngine() {
    return Stream.concat(Stream.of(new InFile.Of()), Engines.all().map(OnServer.Of::new));
  }
}
