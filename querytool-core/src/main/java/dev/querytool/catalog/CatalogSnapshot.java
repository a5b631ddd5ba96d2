package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.Grant;
import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection's structure at one moment. Immutable, so that work in progress is not affected by a
 * refresh.
 *
 * <p>Names are found without regard to ASCII case; where an engine has two names that differ only
 * in case, the one with the exact spelling takes precedence. Look-ups take constant time however
 * many tables there are. Safe for use by many threads.
 */
public final class CatalogSnapshot {

  private final String connection;
  private final Dialect dialect;
  private final long version;
  private final Instant refreshedAt;
  private final DatabaseStructure structure;
  private final NameIndex<Schema> schemas;

  private record Schema(String name, NameIndex<TableMetadata> tables) {}

  /**
   * Creates a snapshot without functions, with table names compared as the engine does by default.
   * Applications may use this in tests.
   *
   * @param connection the connection's name
   * @param dialect its engine
   * @param version increases by one with each change of the stored catalogue, including notes; 0
   *     before the first refresh
   * @param refreshedAt when the structure was last read; the epoch before the first refresh
   * @param defaultSchema the schema in which unqualified names are looked up first; {@code main} on
   *     SQLite; empty if there is none
   * @param tables tables and views, ordered by schema and name; copied
   */
  public CatalogSnapshot(
      String connection,
      Dialect dialect,
      long version,
      Instant refreshedAt,
      String defaultSchema,
      List<TableMetadata> tables) {
    this(
        connection,
        dialect,
        version,
        refreshedAt,
        new DatabaseStructure(defaultSchema, NameCase.ofTables(dialect), tables, List.of()));
  }

  CatalogSnapshot(
      String connection,
      Dialect dialect,
      long version,
      Instant refreshedAt,
      DatabaseStructure structure) {
    this.connection = requireNonNull(connection, "connection");
    this.dialect = requireNonNull(dialect, "dialect");
    this.version = version;
    this.refreshedAt = requireNonNull(refreshedAt, "refreshedAt");
    this.structure = structure;
    this.schemas = bySchema(structure.tables());
  }

  /**
   * Reads a snapshot that {@link #toJson} wrote.
   *
   * @throws dev.querytool.error.ValidationException if the text is not JSON, is not such an export,
   *     has an unknown property or lacks one; the message and the details give line and column or
   *     the path
   */
  public static CatalogSnapshot fromJson(String json) {
    return SnapshotJson.parse(json).toSnapshot();
  }

  /** Returns the connection's name. */
  public String connection() {
    return connection;
  }

  /** Returns the connection's engine. */
  public Dialect dialect() {
    return dialect;
  }

  /**
   * Returns the version, which increases by one with each change of the stored catalogue, including
   * notes, and is 0 before the first refresh. A refresh that finds nothing new does not change it.
   */
  public long version() {
    return version;
  }

  /** Returns when the structure was last read; the epoch before the first refresh. */
  public Instant refreshedAt() {
    return refreshedAt;
  }

  /**
   * Returns the schema in which unqualified names are looked up first: {@code main} on SQLite, the
   * first of the search path on PostgreSQL, the database of the url on MySQL and MariaDB; empty if
   * there is none.
   */
  public String defaultSchema() {
    return structure.defaultSchema();
  }

  /**
   * Returns how the database compares the names of tables and schemas: exactly on PostgreSQL,
   * without case on SQLite, as the server is configured on MySQL and MariaDB once it has been
   * asked. Columns are compared exactly on PostgreSQL and without case on the others.
   */
  public NameCase tableNameCase() {
    return structure.tableNames();
  }

  /** Returns the tables and views, ordered by schema and name. */
  public List<TableMetadata> tables() {
    return structure.tables();
  }

  /**
   * Returns the user-defined functions and procedures, ordered by schema and name. Overloads are
   * listed one by one, including those that the connection's user may not call, as far as the
   * database lists them. SQLite lists none.
   */
  public List<FunctionMetadata> functions() {
    return structure.functions();
  }

  /**
   * Returns the calls of functions that statements may make without their names: operators, casts
   * and checks of domains that people made; in a fixed order. Only PostgreSQL has them.
   */
  public List<UnnamedCall> unnamedCalls() {
    return structure.unnamedCalls();
  }

  /** Returns this snapshot with other functions; for tests of applications. */
  public CatalogSnapshot withFunctions(List<FunctionMetadata> functions) {
    return with(
        new DatabaseStructure(
            defaultSchema(), tableNameCase(), tables(), functions, unnamedCalls()));
  }

  /** Returns this snapshot with other calls without names; for tests of applications. */
  public CatalogSnapshot withUnnamedCalls(List<UnnamedCall> calls) {
    return with(
        new DatabaseStructure(defaultSchema(), tableNameCase(), tables(), functions(), calls));
  }

  /** Returns this snapshot with table names compared in another way; for tests of applications. */
  public CatalogSnapshot withTableNameCase(NameCase tableNames) {
    return with(
        new DatabaseStructure(defaultSchema(), tableNames, tables(), functions(), unnamedCalls()));
  }

  /**
   * Returns what a grant shows of this snapshot, as if nothing else existed: other tables and
   * columns, and foreign keys that lead to them, are left out; ids are 0, and positions are
   * renumbered. Column defaults, functions, calls without names, the listed values of a masked
   * column's type and the row estimate of a table with a row filter are left out as well. Only
   * version and time are those of the whole snapshot.
   *
   * @throws IllegalArgumentException if the grant is for another connection
   */
  public CatalogSnapshot visibleTo(Grant grant) {
    List<TableMetadata> visible = new VisibleStructure(this, grant).tables();
    return grant.isEverything()
        ? this
        : with(new DatabaseStructure(defaultSchema(), tableNameCase(), visible, List.of()));
  }

  /** Finds a table or view by schema and name. */
  public Optional<TableMetadata> findTable(String schemaName, String tableName) {
    return schemas.find(schemaName).flatMap(schema -> schema.tables().find(tableName));
  }

  /** Finds a table or view of the default schema. */
  public Optional<TableMetadata> findTable(String tableName) {
    return findTable(defaultSchema(), tableName);
  }

  /**
   * Returns the whole snapshot as indented JSON: camelCase, properties and tables in a fixed order,
   * absent values omitted, lines ending with {@code }. Equal snapshots give equal texts.
   */
  public String toJson() {
    return SnapshotJson.of(this).write();
  }

  /** Returns this snapshot as it is after some of its tables were annotated. */
  CatalogSnapshot annotated(long newVersion, Map<Long, TableMetadata> annotatedById) {
    List<TableMetadata> after = new ArrayList<>(tables());
    after.replaceAll(table -> annotatedById.getOrDefault(table.id(), table));
    return new CatalogSnapshot(
        connection, dialect, newVersion, refreshedAt, structure.withTables(after));
  }

  /** Returns the same structure as it was read once more; this one if that is when it was read. */
  CatalogSnapshot refreshedAt(Instant when) {
    return when.equals(refreshedAt)
        ? this
        : new CatalogSnapshot(connection, dialect, version, when, structure);
  }

  private CatalogSnapshot with(DatabaseStructure other) {
    return new CatalogSnapshot(connection, dialect, version, refreshedAt, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CatalogSnapshot that
        && version == that.version
        && connection.equals(that.connection)
        && dialect == that.dialect
        && refreshedAt.equals(that.refreshedAt)
        && structure.equals(that.structure);
  }

  @Override
  public int hashCode() {
    return connection.hashCode() * 31 + Long.hashCode(version);
  }

  /** Shows connection, version and the number of tables. */
  @Override
  public String toString() {
    return "CatalogSnapshot["
        + connection
        + ", version "
        + version
        + ", "
        + tables().size()
        + " tables]";
  }

  private static NameIndex<Schema> bySchema(List<TableMetadata> tables) {
    Map<String, List<TableMetadata>> grouped = new LinkedHashMap<>();
    for (TableMetadata table : tables) {
      grouped.computeIfAbsent(table.schemaName(), name -> new ArrayList<>()).add(table);
    }
    List<Schema> schemas = new ArrayList<>();
    grouped.forEach(
        (name, members) ->
            schemas.add(new Schema(name, NameIndex.of(members, TableMetadata::tableName))));
    return NameIndex.of(schemas, Schema::name);
  }
}
