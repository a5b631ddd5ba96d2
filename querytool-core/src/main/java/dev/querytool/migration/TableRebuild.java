package dev.querytool.migration;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a table a new definition and keeps its rows, for changes that SQLite's {@code ALTER TABLE}
 * cannot make.
 *
 * <p>The new table is created beside the old one, filled column by column, and then renamed; the
 * table's indexes and triggers, and all views, are dropped before and recreated afterwards.
 * References of other tables to it stay as they are, and an {@code AUTOINCREMENT} sequence
 * continues where it was.
 *
 * <p>Not thread-safe; use one per rebuild, inside a migration.
 */
public final class TableRebuild {

  private static final String TEMPORARY = "querytool_rebuilt";

  private final MigrationContext context;
  private final String table;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Set<String> dropped = new LinkedHashSet<>();
  private @Nullable String definition;

  TableRebuild(MigrationContext context, String table) {
    this.context = context;
    this.table = requireNonNull(table, "table");
  }

  /**
   * Sets the new definition.
   *
   * @param createTable {@code CREATE TABLE name (…)} with the table's own name
   */
  public TableRebuild as(String createTable) {
    definition = requireNonNull(createTable, "createTable");
    return this;
  }

  /**
   * Fills a column of the new table from an expression over the old one. By default a column that
   * both have is copied, and a new one gets its default value.
   *
   * @param column of the new table
   * @param expression an SQL expression over columns of the old table
   */
  public TableRebuild copying(String column, String expression) {
    sources.put(SqlTokens.folded(column), requireNonNull(expression, "expression"));
    return this;
  }

  /**
   * Drops a column of the old table; every column that the new table lacks must be named.
   *
   * @param column of the old table
   */
  public TableRebuild dropping(String column) {
    dropped.add(SqlTokens.folded(column));
    return this;
  }

  /**
   * Rebuilds the table.
   *
   * @throws MigrationException if there is no such table, a column would be lost without having
   *     been named, a row does not fit the new definition, or a view does not fit the new table
   */
  public void run() {
    try {
      CreateTable created = parsed();
      rebuild(created);
    } catch (SQLException | UnreadableSqlException e) {
      throw context.failure("rebuilding table '" + table + "': " + e.getMessage(), e);
    }
  }

  private CreateTable parsed() throws UnreadableSqlException {
    if (definition == null) {
      throw context.failure("rebuilding table '" + table + "' needs as(…)", null);
    }
    CreateTable created = CreateTable.parse(definition);
    if (!SqlTokens.folded(created.name()).equals(SqlTokens.folded(table))) {
      throw context.failure(
          String.format(
              Locale.ROOT,
              "rebuilding table '%s': the definition names '%s'",
              table,
              created.name()),
          null);
    }
    return created;
  }

  private void rebuild(CreateTable created) throws SQLException {
    Connection connection = context.connection();
    List<String> oldColumns = writableColumns(table);
    if (oldColumns.isEmpty()) {
      throw context.failure("rebuilding table '" + table + "': there is no such table", null);
    }
    Dependents dependents = Dependents.of(connection, table);
    Rows.execute(connection, created.renamed(TEMPORARY));
    List<String> newColumns = writableColumns(TEMPORARY);
    requireNothingLost(oldColumns, newColumns);
    copy(oldColumns, newColumns);
    long sequence = sequence();
    dependents.drop();
    Rows.execute(connection, "DROP TABLE " + Rows.quoted(table));
    Rows.execute(
        connection, "ALTER TABLE " + TEMPORARY + " RENAME TO " + Rows.quoted(created.name()));
    continueSequence(created.name(), sequence);
    dependents.restore();
  }

  private List<String> writableColumns(String of) throws SQLException {
    return Rows.list(
        context.connection(),
        "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid",
        row -> row.getString(1),
        of);
  }

  private void requireNothingLost(List<String> oldColumns, List<String> newColumns) {
    Set<String> kept = foldedAll(newColumns);
    for (String column : oldColumns) {
      if (!kept.contains(SqlTokens.folded(column)) && !dropped.contains(SqlTokens.folded(column))) {
        throw context.failure(
            String.format(
                Locale.ROOT,
                "rebuilding table '%s' would lose column '%s'; name it with dropping(…)",
                table,
                column),
            null);
      }
    }
    for (String column : sources.keySet()) {
      if (!kept.contains(column)) {
        throw context.failure(
            String.format(
                Locale.ROOT,
                "rebuilding table '%s': the new table has no column '%s'",
                table,
                column),
            null);
      }
    }
  }

  private void copy(List<String> oldColumns, List<String> newColumns) throws SQLException {
    Set<String> old = foldedAll(oldColumns);
    Map<String, String> copied = new LinkedHashMap<>();
    for (String column : newColumns) {
      String key = SqlTokens.folded(column);
      if (sources.containsKey(key)) {
        copied.put(Rows.quoted(column), sources.getOrDefault(key, ""));
      } else if (old.contains(key)) {
        copied.put(Rows.quoted(column), Rows.quoted(column));
      }
    }
    if (!copied.isEmpty()) {
      Rows.execute(
          context.connection(),
          String.format(
              Locale.ROOT,
              "INSERT INTO %s (%s) SELECT %s FROM %s",
              TEMPORARY,
              String.join(", ", copied.keySet()),
              String.join(", ", copied.values()),
              Rows.quoted(table)));
    }
  }

  private long sequence() throws SQLException {
    if (!hasSequences()) {
      return 0;
    }
    List<Long> found =
        Rows.list(
            context.connection(),
            "SELECT seq FROM sqlite_sequence WHERE name = ? COLLATE NOCASE",
            row -> row.getLong(1),
            table);
    return found.isEmpty() ? 0 : found.get(0);
  }

  private void continueSequence(String name, long sequence) throws SQLException {
    if (sequence == 0 || !isAutoincrement(name)) {
      return;
    }
    int known =
        Rows.update(
            context.connection(),
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?",
            sequence,
            name);
    if (known == 0) {
      Rows.update(
          context.connection(),
          "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
          name,
          sequence);
    }
  }

  private boolean isAutoincrement(String name) throws SQLException {
    return Rows.exists(
        context.connection(),
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ? AND sql LIKE ?",
        name,
        "%AUTOINCREMENT%");
  }

  private boolean hasSequences() throws SQLException {
    return Rows.exists(
        context.connection(), "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'");
  }

  private static Set<String> foldedAll(List<String> names) {
    Set<String> all = new LinkedHashSet<>();
    names.forEach(name -> all.add(SqlTokens.folded(name)));
    return all;
  }
}
