package dev.querytool.connection;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions of a SQLite file that cannot write, attach, load code or exhaust the process.
 *
 * <p>The largest value that SQLite may handle follows the file: no stored value is larger than the
 * file that holds it, so the limit is twice the file's size, at least 1,000,000 bytes and at most
 * what the settings allow. A small database thus runs under a small limit, and what a large one
 * stores can still be read.
 */
final class SqliteSession implements SessionOpener {

  private static final String DRIVER = "org.sqlite.JDBC";
  private static final int READ_ONLY = 1;
  private static final int NO_FOLLOW = 0x01000000;
  private static final int SMALLEST_VALUE_LIMIT = 1_000_000;
  private static final int BUSY_MILLIS = 3_000;

  /** The file and the limit under which the living sessions were opened. */
  private record Opened(@Nullable Object key, int limit) {}

  private final DatabaseFile file;
  private final OwnFiles ownFiles;
  private final FilePolicy policy;
  private final ClassLoader drivers;
  private final int largestValue;
  private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();

  SqliteSession(
      DatabaseFile file,
      OwnFiles ownFiles,
      FilePolicy policy,
      ClassLoader drivers,
      int largestValue) {
    this.file = file;
    this.ownFiles = ownFiles;
    this.policy = policy;
    this.drivers = drivers;
    this.largestValue = largestValue;
  }

  @Override
  public Connection open() throws SQLException {
    DatabaseFile place = policy.admitted(file);
    DatabaseFile.Facts facts = place.facts();
    place.refuseCompanion();
    ownFiles.refuse(place.path());
    Connection connection =
        driver().connect("jdbc:sqlite:" + place.path(), properties(limitFor(facts)));
    try (Statement statement = connection.createStatement()) {
      policy.confirm(place, facts.key(), file.path());
      statement.execute("PRAGMA trusted_schema=0");
      statement.execute("PRAGMA cell_size_check=1");
      statement.execute("PRAGMA schema_version");
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Dialect answering(Connection connection) {
    return Dialect.SQLITE;
  }

  @Override
  public boolean isOutdated() {
    DatabaseFile.Facts facts = policy.admitted(file).facts();
    Opened before = opened.get();
    return before != null && !covers(before, facts) && opened.compareAndSet(before, null);
  }

  @Override
  public void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only=1");
    }
  }

  @Override
  public Failure explain(SQLException failure) {
    String place = "cannot open '" + file.path() + "': ";
    return switch (failure.getErrorCode()) {
      case 5, 6 ->
          new Failure(
              FailureKind.LOCKED,
              place + "it is locked by a program that writes to it; try again when that is done");
      case 8 ->
          new Failure(
              FailureKind.NEEDS_RECOVERY,
              place
                  + "a writer left it half-written, and it cannot be repaired read-only; open it"
                  + " once with a program that may write");
      case 11, 26 ->
          new Failure(
              FailureKind.NOT_A_DATABASE,
              place + "it is not a SQLite database, or it is encrypted or damaged");
      case 14 ->
          new Failure(
              FailureKind.UNREADABLE,
              place
                  + "SQLite may not open it; check the file's permissions, and its folder's if the"
                  + " database is in WAL mode");
      default ->
          new Failure(
              FailureKind.UNREADABLE,
              place + "SQLite reported error " + failure.getErrorCode() + "; see the cause");
    };
  }

  private int limitFor(DatabaseFile.Facts facts) {
    Opened before = opened.get();
    if (before != null && covers(before, facts)) {
      return before.limit();
    }
    long wanted = Math.max(SMALLEST_VALUE_LIMIT, 2 * facts.bytes());
    Opened now = new Opened(facts.key(), (int) Math.min(wanted, largestValue));
    opened.set(now);
    return now.limit();
  }

  private boolean covers(Opened before, DatabaseFile.Facts facts) {
    return Objects.equals(before.key(), facts.key())
        && (facts.bytes() <= before.limit() || before.limit() >= largestValue);
  }

  private Driver driver() {
    try {
      Class<?> type = Class.forName(DRIVER, true, drivers);
      return (Driver) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new ConnectionFailedException(
          FailureKind.NO_DRIVER,
          "cannot open '"
              + file.path()
              + "': the given class loader does not find the driver "
              + DRIVER
              + "; put sqlite-jdbc on its class path",
          e);
    }
  }

  private Properties properties(int valueLimit) {
    Properties properties = new Properties();
    int mode = policy.isStrict() ? READ_ONLY | NO_FOLLOW : READ_ONLY;
    properties.setProperty("open_mode", String.valueOf(mode));
    properties.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
    properties.setProperty("enable_load_extension", "false");
    properties.setProperty("limit_attached", "0");
    properties.setProperty("limit_length", String.valueOf(valueLimit));
    properties.setProperty("limit_sql_length", "1000000");
    properties.setProperty("limit_like_pattern_length", "100");
    return properties;
  }
}
