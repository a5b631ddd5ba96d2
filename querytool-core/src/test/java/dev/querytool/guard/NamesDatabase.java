package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** A SQLite database in memory, its catalogue, and what SQLite itself says of a statement. */
final class NamesDatabase implements AutoCloseable {

  private final Connection connection;
  private final CatalogSnapshot catalog;
  private final NameResolution resolution = new NameResolution(new SqliteNames());
  private final Map<Integer, String> roots = new HashMap<>();
  private final Map<String, Set<String>> views = new HashMap<>();

  NamesDatabase(List<String> statements) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    catalog = readCatalog();
    readRoots();
    for (TableMetadata table : catalog.tables()) {
      if (table.tableType() == TableType.VIEW) {
        views.put(table.tableName(), opened("SELECT * FROM \"" + table.tableName() + "\""));
      }
    }
  }

  private CatalogSnapshot readCatalog() throws SQLException {
    List<TableMetadata> tables = new ArrayList<>();
    String sql =
        "SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main'"
            + " AND type <> 'shadow' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        String name = rows.getString(1);
        String type = rows.getString(2) + (rows.getInt(3) == 1 ? " without rowid" : "");
        boolean view = type.equals("view");
        tables.add(
            TableMetadata.builder("main", name, view ? TableType.VIEW : TableType.TABLE)
                .nativeType(type)
                .chineseName(name.equals("customers") ? "客户表" : null)
                .fields(readFields(name))
                .build());
      }
    }
    return new CatalogSnapshot("test", Dialect.SQLITE, 1, Instant.EPOCH, "main", tables);
  }

  private List<FieldMetadata> readFields(String table) throws SQLException {
    List<FieldMetadata> fields = new ArrayList<>();
    String sql = "SELECT name, type, pk FROM pragma_table_xinfo(?) WHERE hidden <> 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          fields.add(
              FieldMetadata.builder(rows.getString(1), rows.getString(2))
                  .ordinalPosition(fields.size() + 1)
                  .primaryKeyPosition(rows.getInt(3))
                  .build());
        }
      }
    }
    return fields;
  }

  private void readRoots() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT rootpage, tbl_name FROM sqlite_schema")) {
      while (rows.next()) {
        roots.put(rows.getInt(1), rows.getString(2));
      }
    }
  }

  CatalogSnapshot catalog() {
    return catalog;
  }

  Connection connection() {
    return connection;
  }

  /** Resolves a statement with the catalogue. */
  ResolvedNames resolve(String sql) {
    return resolve(sql, catalog);
  }

  ResolvedNames resolve(String sql, @Nullable CatalogSnapshot snapshot) {
    CanonicalText text = canonical(sql);
    return resolution.resolve(parse(text.sql()), text, snapshot);
  }

  static CanonicalText canonical(String sql) {
    return Canonicalizer.of(Dialect.SQLITE).canonical(sql, true);
  }

  static Select parse(String sql) {
    try {
      CCJSqlParser parser = new CCJSqlParser(new StringProvider(sql));
      parser.withSquareBracketQuotation(true).withAllowComplexParsing(false);
      return (Select) parser.Statement();
    } catch (ParseException | RuntimeException e) {
      throw new DoesNotParseException(sql, e);
    }
  }

  /** Returns SQLite's objection to a statement; null if it prepares it. */
  @Nullable String objection(String sql) {
    try (PreparedStatement prepared = connection.prepareStatement(canonical(sql).sql())) {
      prepared.getMetaData();
      return null;
    } catch (SQLException e) {
      return e.getMessage();
    }
  }

  List<String> labels(String sql) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(canonical(sql).sql())) {
      ResultSetMetaData columns = prepared.getMetaData();
      List<String> labels = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        labels.add(columns.getColumnLabel(i));
      }
      return labels;
    }
  }

  /** Returns the stored tables that SQLite's program for a statement opens. */
  Set<String> opened(String sql) throws SQLException {
    Set<String> names = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet steps = statement.executeQuery("EXPLAIN " + canonical(sql).sql())) {
      while (steps.next()) {
        if (steps.getString("opcode").equals("OpenRead") && steps.getInt("p3") == 0) {
          names.add(roots.getOrDefault(steps.getInt("p2"), "?" + steps.getInt("p2")));
        }
      }
    }
    return names;
  }

  /**
   * Returns the stored tables of an answer: without virtual ones, which SQLite's program does not
   * name, and each view replaced by the tables that it opens.
   */
  Set<String> stored(ResolvedNames names) {
    Set<String> stored = new TreeSet<>();
    for (TouchedTable table : names.tables()) {
      if (table.tableName().equals("docs")) {
        continue;
      }
      stored.addAll(views.getOrDefault(table.tableName(), Set.of(table.tableName())));
    }
    return stored;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
