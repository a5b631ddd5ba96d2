package dev.querytool.migration;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ledger that the Node library knex keeps, read so that its files can be carried on. */
final class KnexLedger {

  static final String TABLE = "knex_migrations";

  private static final String LOCK = "knex_migrations_lock";

  /**
   * A row of it.
   *
   * @param name without the script's suffix
   */
  record Row(String name, int batch, Instant time) {}

  private final Instant now;

  KnexLedger(Instant now) {
    this.now = now;
  }

  static boolean exists(Connection connection) throws SQLException {
    return Rows.exists(
        connection, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", TABLE);
  }

  static void requireAdoptable(Connection connection, Path file) throws SQLException {
    if (!exists(connection)) {
      throw new MigrationException(
          MigrationProblem.NO_LEDGER, "'" + file + "' has no table '" + TABLE + "' to adopt");
    }
    if (!Rows.exists(connection, "SELECT 1 FROM knex_migrations")) {
      throw new MigrationException(
          MigrationProblem.NO_LEDGER,
          "'"
              + file
              + "': knex has recorded nothing in it, so that nobody knows which migrations made its"
              + " tables; call baseline(id) once");
    }
    if (isLocked(connection)) {
      throw new MigrationException(
          MigrationProblem.KNEX_LOCKED,
          "'"
              + file
              + "': knex is migrating it or died over it; let it end, or see what it left behind"
              + " and free its lock by 'knex migrate:unlock'");
    }
  }

  List<Row> read(Connection connection) throws SQLException {
    Map<String, String> scripts = new HashMap<>();
    return new ArrayList<>(
        Rows.list(
            connection,
            "SELECT name, batch, migration_time FROM knex_migrations GROUP BY name ORDER BY name",
            row ->
                new Row(
                    idOf(String.valueOf(row.getString(1)), scripts),
                    row.getInt(2),
                    time(String.valueOf(row.getString(3))))));
  }

  /** Nobody but its owner knows whether a migration of two scripts was run once or twice. */
  private static String idOf(String script, Map<String, String> scripts) {
    String id = script.replaceFirst("\\.[A-Za-z]+$", "");
    String other = scripts.put(id, script);
    if (other != null) {
      throw new MigrationException(
          MigrationProblem.KNEX_TWICE,
          "the ledger of knex names migration '"
              + id
              + "' twice, as '"
              + other
              + "' and as '"
              + script
              + "'; see whether the file has its changes once, and delete one of the rows from '"
              + TABLE
              + "'",
          Map.of("migration", id),
          null);
    }
    return id;
  }

  private static boolean isLocked(Connection connection) throws SQLException {
    return Rows.exists(
            connection, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", LOCK)
        && Rows.exists(connection, "SELECT 1 FROM knex_migrations_lock WHERE is_locked <> 0");
  }

  /** Epoch milliseconds as Node's driver binds a date, or a text; else the time of adoption. */
  private Instant time(String stored) {
    try {
      return stored.matches("[0-9]{1,15}")
          ? Instant.ofEpochMilli(Long.parseLong(stored))
          : Instant.parse(stored.replaceFirst(" ", "T").replaceFirst("Z?$", "Z"));
    } catch (DateTimeException e) {
      return now;
    }
  }
}
