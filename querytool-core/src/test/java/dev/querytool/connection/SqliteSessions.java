package dev.querytool.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.SQLiteConfig;

/** Sessions of SQLite files, opened for each borrower; counts what is prepared through them. */
public final class SqliteSessions implements CatalogSessions {

  private record Registered(DatabaseConnection connection, Path file) {}

  private final Path folder;
  private final AtomicLong ids = new AtomicLong();
  private final Map<String, Registered> registered = new ConcurrentHashMap<>();
  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger evicted = new AtomicInteger();

  public SqliteSessions(Path folder) {
    this.folder = folder;
  }

  @Override
  public DatabaseConnection register(String name, String file) {
    long id = registered.containsKey(key(name)) ? connection(name).id() : ids.incrementAndGet();
    return register(id, name, file);
  }

  @Override
  public DatabaseConnection register(long id, String name, String file) {
    DatabaseConnection connection =
        new DatabaseConnection(
            id, name, "sqlite:" + file, Dialect.SQLITE, null, Instant.EPOCH, Instant.EPOCH);
    registered.put(key(name), new Registered(connection, folder.resolve(file)));
    return connection;
  }

  @Override
  public void remove(String name) {
    registered.remove(key(name));
  }

  @Override
  public void spoil(String name) {
    try {
      Files.writeString(require(name).file(), "no database ".repeat(1_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void execute(String name, String... statements) {
    try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + require(name).file());
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      writer.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public int statements() {
    return statements.get();
  }

  @Override
  public int openSessions() {
    return open.get();
  }

  @Override
  public int evictedSessions() {
    return evicted.get();
  }

  @Override
  public DatabaseConnection connection(String name) {
    return require(name).connection();
  }

  @Override
  public ReadSession borrow(String name) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + require(name).file());
      connection.setAutoCommit(false);
      open.incrementAndGet();
      return new Session(connection);
    } catch (SQLException e) {
      throw new ConnectionFailedException(FailureKind.UNREADABLE, name + " cannot be opened", e);
    }
  }

  private Registered require(String name) {
    Registered found = registered.get(key(name));
    if (found == null) {
      throw ConnectionNotFoundException.of(name, registered.keySet());
    }
    return found;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private final class Session implements ReadSession {

    private final Connection connection;

    Session(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Dialect dialect() {
      return Dialect.SQLITE;
    }

    @Override
    public Connection jdbc() {
      return (Connection)
          Proxy.newProxyInstance(
              Session.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().startsWith("prepare")
                    || method.getName().equals("createStatement")) {
                  statements.incrementAndGet();
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public void evict() {
      evicted.incrementAndGet();
    }

    @Override
    public void close() {
      try {
        if (!connection.isClosed()) {
          open.decrementAndGet();
          connection.rollback();
          connection.close();
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
