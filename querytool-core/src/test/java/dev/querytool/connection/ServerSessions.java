package dev.querytool.connection;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Sessions of databases on a server, opened for each borrower, in read-only transactions. */
public final class ServerSessions implements CatalogSessions, AutoCloseable {

  /** Opens a connection with auto-commit on. */
  @FunctionalInterface
  public interface Opener {
    Connection open() throws SQLException;
  }

  private record Registered(DatabaseConnection connection, TestDatabase database, Opener opener) {}

  private final TestServer server;
  private final ServerDatabases spare;
  private final AtomicLong ids = new AtomicLong();
  private final Map<String, TestDatabase> databases = new ConcurrentHashMap<>();
  private final Map<String, Registered> registered = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger evicted = new AtomicInteger();
  private final Map<String, Boolean> spoilt = new ConcurrentHashMap<>();
  private final AtomicLong statements = new AtomicLong();
  private volatile List<String> atStart = List.of();

  public ServerSessions(TestServer server, ServerDatabases spare) {
    this.server = server;
    this.spare = spare;
  }

  /** Returns a database by the name it is registered with; makes it if there is none. */
  public TestDatabase database(String database) {
    return databases.computeIfAbsent(database, unseen -> spare.take(server));
  }

  @Override
  public DatabaseConnection register(String name, String database) {
    Registered before = registered.get(name);
    return register(
        before == null ? ids.incrementAndGet() : before.connection().id(), name, database);
  }

  @Override
  public DatabaseConnection register(long id, String name, String database) {
    return register(id, name, database, database(database)::connect);
  }

  /** Registers a database as someone else sees it than its administrator. */
  public DatabaseConnection register(String name, String database, Opener opener) {
    return register(ids.incrementAndGet(), name, database, opener);
  }

  @Override
  public void remove(String name) {
    registered.remove(name);
  }

  @Override
  public void execute(String name, String... statements) {
    require(name).database().execute(statements);
  }

  @Override
  public void spoil(String name) {
    spoilt.put(name, true);
  }

  /** Runs statements at the start of each session from now on. */
  public void atStart(String... statements) {
    atStart = List.of(statements);
  }

  /**
   * Returns how many statements the server has counted in the sessions that are closed; of MySQL
   * and MariaDB alone, as PostgreSQL counts none by session.
   */
  public long statementsOfClosedSessions() {
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
    Registered one = require(name);
    try {
      Connection connection = one.opener().open();
      prepare(connection);
      if (spoilt.containsKey(name)) {
        connection.abort(Runnable::run);
      }
      open.incrementAndGet();
      return new Session(one.connection().dialect(), connection);
    } catch (SQLException e) {
      throw new ConnectionFailedException(FailureKind.UNREADABLE, name + " cannot be opened", e);
    }
  }

  /** Gives every database back. */
  @Override
  public void close() {
    databases.values().forEach(spare::give);
    databases.clear();
  }

  private DatabaseConnection register(long id, String name, String database, Opener opener) {
    DatabaseConnection connection =
        new DatabaseConnection(
            id,
            name,
            database(database).url(),
            server.dialect(),
            null,
            Instant.EPOCH,
            Instant.EPOCH);
    registered.put(name, new Registered(connection, database(database), opener));
    return connection;
  }

  private void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : atStart) {
        statement.execute(sql);
      }
    }
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
  }

  private Registered require(String name) {
    Registered found = registered.get(name);
    if (found == null) {
      throw ConnectionNotFoundException.of(name, registered.keySet());
    }
    return found;
  }

  private final class Session implements ReadSession {

    private final Dialect dialect;
    private final Connection connection;
    private final long before;

    Session(Dialect dialect, Connection connection) throws SQLException {
      this.dialect = dialect;
      this.connection = connection;
      this.before = counted();
    }

    @Override
    public Dialect dialect() {
      return dialect;
    }

    @Override
    public Connection jdbc() {
      return connection;
    }

    @Override
    public void evict() {
      evicted.incrementAndGet();
    }

    @Override
    public void close() {
      try {
        open.decrementAndGet();
        long counting = before == 0 ? 0 : 1;
        statements.addAndGet(counted() - before - counting);
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private long counted() throws SQLException {
      if (dialect == Dialect.POSTGRES || connection.isClosed()) {
        return 0;
      }
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Questions'")) {
        row.next();
        return row.getLong(2);
      }
    }
  }
}
