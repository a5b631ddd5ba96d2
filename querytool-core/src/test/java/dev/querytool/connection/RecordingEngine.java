package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQLite, with a list of every driver's connection that was opened. */
final class RecordingEngine implements Engine {

  private final SqliteEngine engine;
  private final List<Connection> opened;

  RecordingEngine(Path file, List<Connection> opened) {
    this.engine = plain(file);
    this.opened = opened;
  }

  static SqliteEngine plain(Path file) {
    return new SqliteEngine(
        file,
        new OwnFiles(Set.of()),
        FilePolicy.anywhere(),
        RecordingEngine.class.getClassLoader(),
        1 << 20);
  }

  @Override
  public Dialect dialect() {
    return engine.dialect();
  }

  @Override
  public boolean takesPassword() {
    return false;
  }

  @Override
  public String binding() {
    return engine.binding();
  }

  @Override
  public SessionOpener opener(@Nullable Secret password, SessionZone zone) {
    return new ForwardingOpener(engine.opener(password, zone)) {
      @Override
      public Connection open() throws SQLException {
        Connection connection = opener.open();
        synchronized (opened) {
          opened.add(connection);
        }
        return connection;
      }
    };
  }
}
