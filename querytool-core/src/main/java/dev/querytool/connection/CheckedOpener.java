package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Opens sessions and turns what drivers throw into our own words, without the password. */
final class CheckedOpener {

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
