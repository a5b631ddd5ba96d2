package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions and turns what drivers throw into our own words, without the password. */
final class CheckedOpener {

  private static final Logger LOG = LoggerFactory.getLogger(CheckedOpener.class);

  private final SessionOpener opener;
  private final @Nullable Secret password;

  CheckedOpener(SessionOpener opener, @Nullable Secret password) {
    this.opener = opener;
    this.password = password;
  }

  Connection open() {
    try {
      return opener.open();
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  /** Opens a connection to an engine; another one may answer by now at the same address. */
  Connection open(Dialect expected) {
    Connection connection = open();
    Dialect found = answering(connection);
    if (found == expected) {
      return connection;
    }
    close(connection);
    FailureKind kind = found == Dialect.MARIADB ? FailureKind.IS_MARIADB : FailureKind.IS_MYSQL;
    throw new ConnectionFailedException(
        kind, "the server was " + expected + " when it was registered and is " + found + " now");
  }

  Dialect answering(Connection connection) {
    try {
      return opener.answering(connection);
    } catch (SQLException e) {
      close(connection);
      throw explained(e);
    }
  }

  boolean isOutdated() {
    return opener.isOutdated();
  }

  void begin(Connection connection) {
    try {
      opener.begin(connection);
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("closing a session that is of no use failed", e);
    }
  }

  private ConnectionFailedException explained(SQLException failure) {
    SessionOpener.Failure why = opener.explain(failure);
    return new ConnectionFailedException(why.kind(), why.text(), tells(failure) ? null : failure);
  }

  /** Tells whether any text of the failure holds the password. */
  private boolean tells(SQLException failure) {
    return password != null
        && !password.isEmpty()
        && password.reveal(value -> SecretSearch.finds(failure, value));
  }
}
