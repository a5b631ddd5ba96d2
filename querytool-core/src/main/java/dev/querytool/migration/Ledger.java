package dev.querytool.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The table that says which migrations a file has seen. */
final class Ledger {

  static final String TABLE = "schema_migrations";

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final List<String> COLUMNS =
      List.of("batch", "checksum", "id", "migration_time", "name");

  private final Clock clock;

  Ledger(Clock clock) {
    this.clock = clock;
  }

  boolean exists(Connection connection) throws SQLException {
    List<String> columns =
        Rows.list(
            connection,
            "SELECT name FROM pragma_table_info(?) ORDER BY name",
            row -> row.getString(1),
            TABLE);
    if (columns.isEmpty()) {
      return false;
    }
    if (!columns.equals(COLUMNS)) {
      throw new MigrationException(
          MigrationProblem.LEDGER_EXISTS,
          String.format(
              Locale.ROOT,
              "table '%s' has the columns %s, so another tool made it; rename it first",
              TABLE,
              columns));
    }
    return true;
  }

  void create(Connection connection) throws SQLException {
    Rows.execute(
        connection,
        """
        CREATE TABLE schema_migrations (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL UNIQUE,
          batch INTEGER NOT NULL,
          migration_time TEXT NOT NULL,
          checksum TEXT NOT NULL
        )""");
  }

  List<AppliedMigration> read(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        "SELECT name, batch, migration_time, checksum FROM schema_migrations ORDER BY name",
        row ->
            new AppliedMigration(
                row.getString(1),
                row.getInt(2),
                Instant.parse(row.getString(3)),
                row.getString(4)));
  }

  int nextBatch(Connection connection) throws SQLException {
    return Rows.list(
            connection,
            "SELECT coalesce(max(batch), 0) + 1 FROM schema_migrations",
            row -> row.getInt(1))
        .get(0);
  }

  Instant now() {
    return clock.instant();
  }

  void add(Connection connection, Migration migration, int batch) throws SQLException {
    add(connection, migration, batch, now());
  }

  void add(Connection connection, Migration migration, int batch, Instant time)
      throws SQLException {
    Rows.update(
        connection,
        "INSERT INTO schema_migrations (name, batch, migration_time, checksum) VALUES (?, ?, ?, ?)",
        migration.id(),
        batch,
        MILLIS.format(time),
        migration.checksum());
  }

  void remove(Connection connection, Migration migration) throws SQLException {
    Rows.update(connection, "DELETE FROM schema_migrations WHERE name = ?", migration.id());
  }
}
