package dev.querytool.connection;

import java.sql.Connection;
import java.sql.SQLException;

/** Forwards to another opener whatever a subclass does not override. */
abstract class ForwardingOpener implements SessionOpener {

  final SessionOpener opener;

  ForwardingOpener(SessionOpener opener) {
    this.opener = opener;
  }

  @Override
  public Dialect answering(Connection connection) throws SQLException {
    return opener.answering(connection);
  }

  @Override
  public boolean isOutdated() {
    return opener.isOutdated();
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    opener.begin(connection);
  }

  @Override
  public Failure explain(SQLException failure) {
    return opener.explain(failure);
  }
}
