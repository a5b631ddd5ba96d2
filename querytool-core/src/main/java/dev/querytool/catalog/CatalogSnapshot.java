package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A connection's structure at one moment: immutable, so that a refresh in between cannot tear what
 * works on it.
 *
 * @param connection the connection's name
 * @param dialect its engine
 * @param version grows by one with each change of the stored catalogue, notes included; 0 before
 *     the first refresh
 * @param refreshedAt when the structure was read
 * @param defaultSchema the schema in which unqualified names are looked up first; {@code main} on
 *     SQLite
 * @param tables tables and views, ordered by schema and name
 */
public record CatalogSnapshot(
    String connection,
    Dialect dialect,
    long version,
    Instant refreshedAt,
    String defaultSchema,
    List<TableMetadata> tables) {

  /** Copies the tables. */
  public CatalogSnapshot {
    requireNonNull(connection, "connection");
    requireNonNull(dialect, "dialect");
    requireNonNull(refreshedAt, "refreshedAt");
    requireNonNull(defaultSchema, "defaultSchema");
    tables = List.copyOf(tables);
  }

  /** Finds a table or view by schema and name, ASCII case aside. */
  public Optional<TableMetadata> findTable(String schemaName, String tableName) {
    return tables.stream()
        .filter(
            table ->
                table.schemaName().equalsIgnoreCase(schemaName)
                    && table.tableName().equalsIgnoreCase(tableName))
        .findFirst();
  }

  /** Finds a table or view of the default schema. */
  public Optional<TableMetadata> findTable(String tableName) {
    return findTable(defaultSchema, tableName);
  }
}
