package dev.querytool.sqlite;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite file shared by many threads of an application: one of them writes at a time, any number
 * up to the limit of readers read, and a reader never waits for the writer.
 *
 * <pre>{@code
 * try (SqliteFile file = SqliteFile.open(Path.of("notes.db"))) {
 *   file.write(
 *       connection -> {
 *         try (Statement statement = connection.createStatement()) {
 *           statement.executeUpdate("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
 *           return statement.executeUpdate("INSERT INTO note (text) VALUES ('buy milk')");
 *         }
 *       });
 *   long notes =
 *       file.read(
 *           connection -> {
 *             try (Statement statement = connection.createStatement();
 *                 ResultSet row = statement.executeQuery("SELECT count(*) FROM note")) {
 *               row.next();
 *               return row.getLong(1);
 *             }
 *           });
 * }
 * }</pre>
 *
 * <p>Every connection enforces foreign keys (which is verified, since SQLite ignores settings it
 * cannot honour), uses a write-ahead log and full synchronisation, overwrites deleted content, and
 * does not trust functions named in the file's own schema. A missing directory is created with mode
 * 0700; the file, its {@code -wal} and its {@code -shm} are created with mode 0600 before SQLite
 * opens them, and a file that the group or others may open is refused. The write-ahead log needs a
 * local disk.
 *
 * <p>Once {@link #write} or {@link #maintain} has returned, what was written survives a crash of
 * the process or the machine; before that, none of it does.
 *
 * <p>Safe for use by many threads, and by many processes on the same file.
 */
public final class SqliteFile implements AutoCloseable {

  private final Path path;
  private final Failures failures;
  private final Workplace workplace;

  private SqliteFile(Builder builder) {
    path = PrivateFiles.prepare(builder.path);
    failures = new Failures(path);
    ConnectionOpener opener = new ConnectionOpener(path, builder.acquireTimeout, failures);
    workplace = new Workplace(opener, failures, builder.acquireTimeout, builder.readers);
  }

  /**
   * Opens a file with default settings.
   *
   * @param path the file, created if it does not exist
   * @throws SqliteFileException if the file cannot be created or opened, is not a SQLite database,
   *     or may be opened by others than its owner
   */
  public static SqliteFile open(Path path) {
    return builder(path).open();
  }

  /** Starts opening a file with other than the default settings. */
  public static Builder builder(Path path) {
    return new Builder(path);
  }

  /** Returns the absolute path of the file, with symbolic links resolved. */
  public Path path() {
    return path;
  }

  /**
   * Reads in its own transaction, so that the whole work sees a single state of the file.
   *
   * <p>Inside other work of the same thread on this file, the work runs on that work's connection
   * and sees what it has written so far.
   *
   * @return what the work returns
   * @throws X if the work throws it
   * @throws SqliteFileException if the file is closed or the work throws {@code SQLException}
   * @throws ReadersBusyException if all readers stay in use for the acquire timeout
   */
  public <T extends @Nullable Object, X extends Exception> T read(SqlWork<T, X> work) throws X {
    return workplace.read(requireNonNull(work, "work"));
  }

  /**
   * Reads with one statement that is needed very often. The statement is prepared once, on a
   * separate connection that all threads share, and costs a fraction of {@link #read}. Each
   * execution sees a single state of the file; two executions may see different ones.
   *
   * <p>Inside other work of the same thread on this file, it runs on that work's connection and
   * sees what it has written so far.
   *
   * @param sql one of a small number of texts, since prepared statements are kept
   * @return what the work returns
   * @throws SqliteFileException if the file is closed or the work throws {@code SQLException}
   */
  public <T> T readOnce(String sql, StatementWork<T> work) {
    return workplace.readOnce(requireNonNull(sql, "sql"), requireNonNull(work, "work"));
  }

  /**
   * Writes in one transaction, begun {@code IMMEDIATE} when no other thread or process is writing:
   * committed when the work returns, rolled back when it throws.
   *
   * <p>Inside another write of the same thread on this file, the work runs in a savepoint of that
   * transaction: if it throws, only its own changes are undone, and the outer work may continue.
   * Inside a read of the same thread it is a separate transaction, which that read does not see.
   *
   * @return what the work returns
   * @throws X if the work throws it
   * @throws WriterBusyException if another thread or process writes for the whole acquire timeout
   * @throws SqliteFileException if the file is closed, the work throws {@code SQLException}, or the
   *     commit fails; nothing is kept then
   */
  public <T extends @Nullable Object, X extends Exception> T write(SqlWork<T, X> work) throws X {
    return workplace.write(requireNonNull(work, "work"));
  }

  /**
   * Runs work that must not be in a transaction or needs foreign keys disabled, such as {@code
   * VACUUM} or rebuilding tables. It runs on a connection opened for it, with {@code foreign_keys}
   * off and outside a transaction, while no other thread can write.
   *
   * <p>The work begins and ends transactions by SQL; what is not committed when it returns is
   * rolled back. {@link #write} inside it, by the same thread, is a savepoint of that connection.
   *
   * @return what the work returns
   * @throws X if the work throws it
   * @throws WriterBusyException as {@link #write} does
   * @throws SqliteFileException if the file is closed, the work throws {@code SQLException}, or the
   *     thread is inside other work on this file
   */
  public <T extends @Nullable Object, X extends Exception> T maintain(SqlWork<T, X> work) throws X {
    return workplace.maintain(requireNonNull(work, "work"));
  }

  /**
   * Moves the write-ahead log into the file and truncates it, so that no old content stays in it.
   *
   * @throws ReadersBusyException if reads go on for the whole acquire timeout
   * @throws WriterBusyException as {@link #write} does
   */
  public void checkpoint() {
    boolean complete = maintain(SqliteFile::truncateLog);
    if (!complete) {
      throw failures.readersBusy("cannot empty its write-ahead log: it is being read; try again");
    }
  }

  /**
   * Rebuilds the file without free space and empties its write-ahead log, so that nothing deleted
   * or overwritten can be found in either. Needs up to twice the file's size on the disk while it
   * runs.
   *
   * @throws ReadersBusyException as {@link #checkpoint} does
   * @throws WriterBusyException as {@link #write} does
   */
  public void compact() {
    maintain(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("VACUUM");
          }
        });
    checkpoint();
  }

  /**
   * Closes the file; calling it again does nothing. New work is refused at once. Running work may
   * finish: it is waited for up to the acquire timeout, unless this thread is inside it, and its
   * connections close when it ends.
   */
  @Override
  public void close() {
    workplace.close();
  }

  private static boolean truncateLog(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      return row.next() && row.getInt(1) == 0;
    }
  }

  /** Collects the settings of a file and opens it. Not thread-safe; use one per file. */
  public static final class Builder {

    private static final Duration MAX_TIMEOUT = Duration.ofDays(1);
    private static final int MAX_READERS = 64;

    private final Path path;
    private Duration acquireTimeout = Duration.ofSeconds(40);
    private int readers = 4;

    private Builder(Path path) {
      this.path = requireNonNull(path, "path");
    }

    /**
     * Sets how long a thread waits for the writer or for a reader before it gives up; 40 seconds by
     * default. A lower value during development helps to find a thread that never lets go.
     *
     * @param timeout from 1 ms to 1 day
     */
    public Builder acquireTimeout(Duration timeout) {
      if (timeout.toMillis() < 1 || timeout.compareTo(MAX_TIMEOUT) > 0) {
        throw new ValidationException(
            "acquireTimeout is " + timeout + "; give 1 ms to " + MAX_TIMEOUT);
      }
      acquireTimeout = timeout;
      return this;
    }

    /**
     * Sets how many threads may read at once; 4 by default.
     *
     * @param count from 1 to 64
     */
    public Builder readers(int count) {
      if (count < 1 || count > MAX_READERS) {
        throw new ValidationException("readers is " + count + "; give 1 to " + MAX_READERS);
      }
      readers = count;
      return this;
    }

    /**
     * Opens the file.
     *
     * @throws SqliteFileException if the file cannot be made or opened, is no SQLite database, or
     *     may be opened by others than its owner
     */
    public SqliteFile open() {
      return new SqliteFile(this);
    }
  }
}
