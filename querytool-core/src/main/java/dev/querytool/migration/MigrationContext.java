package dev.querytool.migration;

import static java.util.Objects.requireNonNull;

import dev.querytool.sqlite.SqlWork;
import dev.querytool.sqlite.SqliteFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a migration works on: a connection in the migration's transaction, with foreign keys off.
 *
 * <p>Not thread-safe; valid only while the migration runs.
 */
public final class MigrationContext {

  private final SqliteFile file;
  private final String migration;
  private final Connection connection;

  MigrationContext(SqliteFile file, String migration, Connection connection) {
    this.file = file;
    this.migration = migration;
    this.connection = connection;
  }

  /** Returns the connection, whose transaction must not be ended by SQL. */
  public Connection connection() {
    return connection;
  }

  /**
   * Runs every statement of a script, in order.
   *
   * @param script statements separated by semicolons, with comments and triggers as SQLite reads
   *     them; no {@code BEGIN}, {@code COMMIT}, {@code VACUUM} or {@code PRAGMA foreign_keys}
   * @throws MigrationException if the script cannot be parsed to its end, in which case none of it
   *     is run, or if a statement fails; names the line
   */
  public void run(String script) {
    try {
      for (SqlStatement statement : SqlScript.split(requireNonNull(script, "script"))) {
        execute(statement);
      }
    } catch (UnreadableSqlException e) {
      throw new MigrationException(
          MigrationProblem.BAD_SCRIPT,
          String.format(
              Locale.ROOT, "migration '%s': line %d: %s", migration, e.line(), e.getMessage()),
          Map.of("migration", migration, "line", e.line()),
          e);
    }
  }

  /**
   * Runs one statement that changes rows, with values for its question marks.
   *
   * @return how many rows it changed
   * @throws MigrationException if it fails
   */
  public int update(String sql, @Nullable Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Runs work in a savepoint of the migration's transaction: if it throws, only its own changes are
   * undone.
   *
   * @return what the work returns
   * @throws X if the work throws it
   */
  public <T extends @Nullable Object, X extends Exception> T transaction(SqlWork<T, X> work)
      throws X {
    return file.write(work);
  }

  /**
   * Starts rebuilding a table, to make changes that SQLite's {@code ALTER TABLE} cannot.
   *
   * @param table the current name of the table
   */
  public TableRebuild rebuild(String table) {
    return new TableRebuild(this, table);
  }

  MigrationException failure(String problem, @Nullable Throwable cause) {
    return new MigrationException(
        MigrationProblem.FAILED,
        "migration '" + migration + "': " + problem,
        Map.of("migration", migration),
        cause);
  }

  private void execute(SqlStatement statement) {
    try (Statement jdbc = connection.createStatement()) {
      jdbc.execute(statement.sql());
    } catch (SQLException e) {
      throw new MigrationException(
          MigrationProblem.FAILED,
          String.format(
              Locale.ROOT,
              "migration '%s': line %d: %s",
              migration,
              statement.line(),
              e.getMessage()),
          Map.of("migration", migration, "line", statement.line()),
          e);
    }
  }
}
