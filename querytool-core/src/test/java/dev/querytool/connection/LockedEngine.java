package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A SQLite file behind a log-in, with a driver that repeats wrong passwords in its errors. */
final class LockedEngine implements Engine {

  private final SqliteEngine engine;
  private final Secret expected;

  LockedEngine(Path file, Secret expected) {
    this.engine = RecordingEngine.plain(file);
    this.expected = expected;
  }

  @Override
  public Dialect dialect() {
    return engine.dialect();
  }

  @Override
  public boolean takesPassword() {
    return true;
  }

  @Override
  public String binding() {
    return engine.binding();
  }

  @Override
  public SessionOpener opener(@Nullable Secret password, SessionZone zone) {
    SessionOpener opener = engine.opener(null, zone);
    return new SessionOpener() {
      @Override
      public Connection open() throws SQLException {
        if (password == null) {
          throw new SQLException("log-in without a password", "28000");
        }
        if (!password.equals(expected)) {
          throw new SQLException(
              "log-in failed",
              "28000",
              new IllegalStateException("password is not " + password.reveal(String::valueOf)));
        }
        return opener.open();
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
        return new Failure(FailureKind.UNREACHABLE, "the log-in was refused");
      }
    };
  }
}
