package dev.querytool.guard;

import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A random database, a random grant on it, and the copy in which nothing else is left. */
final class GrantWorld {

  private static final List<List<String>> NAMES =
      List.of(List.of("orders", "member", "item"), List.of("orders", "Order Items", "region"));
  private static final Map<String, Object> ATTRIBUTES =
      Map.of("region", "north", "top", 3, "uid", "bob");
  private static final byte[] KEY =
      "a key of thirty-two bytes, no less".getBytes(StandardCharsets.UTF_8);

  private final Random random;
  private final Dialect dialect;
  private final String schema;
  private final List<Table> tables = new ArrayList<>();
  private final List<Grant> grants;

  /** A column and what a caller sees of it; hidden if that is not granted. */
  record Column(String name, boolean number, boolean hidden, @Nullable Mask mask) {}

  /** A table and which of its rows are granted. */
  record Table(
      String name,
      List<Column> columns,
      boolean hidden,
      boolean narrowed,
      @Nullable String filter) {

    List<Column> shown() {
      return columns.stream().filter(column -> !column.hidden()).toList();
    }
  }

  GrantWorld(Random random, Dialect dialect, String schema) {
    this.random = random;
    this.dialect = dialect;
    this.schema = schema;
    List<String> names = NAMES.get(random.nextInt(NAMES.size()));
    for (int i = 0; i < names.size(); i++) {
      tables.add(table(names.get(i), i > 0 && random.nextInt(5) == 0, names.get(2)));
    }
    this.grants = random.nextInt(3) == 0 ? List.of(granted(1), granted(2)) : List.of(granted(3));
  }

  private Table table(String name, boolean hidden, String other) {
    boolean narrowed = random.nextInt(5) > 0;
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("id", true, false, null));
    for (String text : List.of("region", "name", "Note")) {
      if (random.nextInt(4) > 0) {
        columns.add(column(text, false, narrowed));
      }
    }
    for (String number : List.of("amount", "parent")) {
      if (random.nextInt(3) > 0) {
        columns.add(column(number, true, narrowed));
      }
    }
    String filter = narrowed && random.nextInt(4) > 0 ? filter(name, columns, other) : null;
    boolean less = filter != null || columns.stream().anyMatch(c -> c.hidden() || c.mask() != null);
    return new Table(name, columns, hidden, less, filter);
  }

  private Column column(String name, boolean number, boolean narrowed) {
    boolean hidden = narrowed && random.nextInt(4) == 0;
    Mask mask = narrowed && !hidden && random.nextInt(4) == 0 ? mask(number) : null;
    return new Column(name, number, hidden, mask);
  }

  private Mask mask(boolean number) {
    int kinds = dialect == Dialect.SQLITE ? 3 : 4;
    return switch (number ? 0 : random.nextInt(kinds)) {
      case 0 -> Mask.nothing();
      case 1 -> Mask.fixedText("hidden \\ 'x'");
      case 2 -> Mask.keepLast(1 + random.nextInt(2));
      default -> Mask.keyedHash();
    };
  }

  private String filter(String table, List<Column> columns, String other) {
    Column one = columns.get(random.nextInt(columns.size()));
    String name = quoted(one.name());
    String own = quoted(table);
    if (random.nextInt(4) == 0) {
      return switch (random.nextInt(3)) {
        case 0 -> own + ".id IN (SELECT o.id FROM " + quoted(other) + " o WHERE o.id <> :top)";
        case 1 ->
            "EXISTS (SELECT 1 FROM " + quoted(other) + " WHERE " + quoted(other) + ".id = id)";
        default -> "id > (SELECT min(m.id) FROM " + quoted(other) + " m) OR " + own + ".id = :top";
      };
    }
    return switch (random.nextInt(6)) {
      case 0 -> name + " IS NOT NULL";
      case 1 -> one.number() ? name + " < :top" : name + " = :region";
      case 2 -> one.number() ? name + " BETWEEN 1 AND :top" : name + " IN (:region, 'south')";
      case 3 -> "NOT (" + own + "." + name + (one.number() ? " = 1" : " = 'b'") + ") -- a comment";
      case 4 -> "id > 1 AND id <= 5 OR " + name + " IS NULL";
      default -> "id <> :top";
    };
  }

  /**
   * Returns one of the grants that make what is seen together.
   *
   * @param part 1 or 2 for a part of what they leave out, 3 for all of it
   */
  private Grant granted(int part) {
    Grant.Builder builder = Grant.on("world");
    for (Table table : tables) {
      int hash = table.name().hashCode() & 1;
      if (!table.hidden() || (part & (1 + hash)) == 0) {
        grant(builder, table, part, hash);
      }
    }
    return builder.build();
  }

  private static void grant(Grant.Builder builder, Table table, int part, int hash) {
    builder.table(table.name());
    List<Column> shown = new ArrayList<>();
    for (Column column : table.columns()) {
      if (!column.hidden() || (part & (1 + (column.name().hashCode() & 1))) == 0) {
        shown.add(column);
      }
    }
    if (shown.size() < table.columns().size()) {
      builder.columns(shown.stream().map(Column::name).toList());
    }
    if (table.filter() != null && (part & (2 - hash)) != 0) {
      builder.rows(table.filter());
    }
    for (Column column : shown) {
      Mask mask = column.mask();
      if (mask != null && (part & (1 + (column.name().length() & 1))) != 0) {
        builder.mask(column.name(), mask);
      }
    }
  }

  List<Grant> grants() {
    return grants;
  }

  Dialect dialect() {
    return dialect;
  }

  List<Table> tables() {
    return tables.stream().filter(table -> !table.hidden()).toList();
  }

  GrantedView view() {
    GrantedView view = GrantedView.of(grants.get(0), ATTRIBUTES);
    return (grants.size() == 1 ? view : view.and(grants.get(1), ATTRIBUTES)).withMaskKey(KEY);
  }

  /** Returns the view that shows the copy whole, through queries of the forms that this one has. */
  GrantedView viewOfCopy() {
    Grant.Builder builder = Grant.on("world");
    for (Table table : tables()) {
      builder.table(table.name());
      if (table.narrowed()) {
        builder.columns(table.shown().stream().map(Column::name).toList());
      }
      if (table.filter() != null) {
        builder.rows(table.filter().contains("SELECT") ? "id + 0 > 0" : "id > 0");
      }
    }
    return GrantedView.of(builder.build(), Map.of());
  }

  String quoted(String name) {
    return dialect == Dialect.POSTGRES ? "\"" + name + "\"" : "`" + name + "`";
  }

  /** Returns the catalogue of the whole database. */
  CatalogSnapshot whole() {
    return snapshot(schema, false);
  }

  /** Returns the catalogue of the copy, in which the schema may be another. */
  CatalogSnapshot reduced(String copySchema) {
    return snapshot(copySchema, true);
  }

  private CatalogSnapshot snapshot(String of, boolean reduced) {
    List<TableMetadata> all = new ArrayList<>();
    for (Table table : tables) {
      if (reduced && table.hidden()) {
        continue;
      }
      List<FieldMetadata> fields = new ArrayList<>();
      for (Column column : reduced ? table.shown() : table.columns()) {
        fields.add(
            FieldMetadata.builder(column.name(), column.number() ? "integer" : "varchar(80)")
                .primaryKeyPosition(column.name().equals("id") ? 1 : 0)
                .build());
      }
      all.add(TableMetadata.builder(of, table.name(), TableType.TABLE).fields(fields).build());
    }
    all.sort(Comparator.comparing(TableMetadata::tableName));
    return new CatalogSnapshot("world", dialect, 1, Instant.EPOCH, of, all);
  }

  /** Fills a database with everything, and another with what the grant leaves of it. */
  void fill(Connection whole, Connection copy) throws SQLException {
    drop(whole);
    drop(copy);
    for (Table table : tables) {
      create(whole, table, table.columns());
      insert(whole, table, table.columns(), rows(table));
    }
    for (Table table : tables) {
      if (!table.hidden()) {
        create(copy, table, table.shown());
        insert(copy, table, table.shown(), left(whole, table));
      }
    }
  }

  private void drop(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (dialect != Dialect.SQLITE) {
        statement.executeUpdate("DROP TABLE IF EXISTS " + String.join(", ", names()));
        return;
      }
      for (String name : names()) {
        statement.executeUpdate("DROP TABLE IF EXISTS " + name);
      }
    }
  }

  private List<String> names() {
    return NAMES.stream().flatMap(List::stream).distinct().map(this::quoted).toList();
  }

  private void create(Connection connection, Table table, List<Column> columns)
      throws SQLException {
    StringJoiner list = new StringJoiner(", ", "(", ")");
    for (Column column : columns) {
      String type = column.number() ? "integer" : "varchar(80)";
      list.add(
          quoted(column.name()) + " " + type + (column.name().equals("id") ? " PRIMARY KEY" : ""));
    }
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE TABLE " + quoted(table.name()) + " " + list);
    }
  }

  private List<List<@Nullable Object>> rows(Table table) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    int count = random.nextInt(9);
    for (int id = 1; id <= count; id++) {
      List<@Nullable Object> row = new ArrayList<>();
      for (Column column : table.columns()) {
        row.add(column.name().equals("id") ? (Integer) id : value(column));
      }
      rows.add(row);
    }
    return rows;
  }

  private @Nullable Object value(Column column) {
    if (random.nextInt(6) == 0) {
      return null;
    }
    return column.number()
        ? (Object) random.nextInt(6)
        : List.of("north", "south", "a", "b", "bob", "Alexandra").get(random.nextInt(6));
  }

  private void insert(
      Connection connection, Table table, List<Column> columns, List<List<@Nullable Object>> rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    String row = "(" + "?, ".repeat(columns.size() - 1) + "?)";
    String sql =
        "INSERT INTO "
            + quoted(table.name())
            + " VALUES "
            + (row + ", ").repeat(rows.size() - 1)
            + row;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int place = 1;
      for (List<@Nullable Object> values : rows) {
        for (int i = 0; i < values.size(); i++) {
          statement.setObject(
              place++, values.get(i), columns.get(i).number() ? Types.INTEGER : Types.VARCHAR);
        }
      }
      statement.executeUpdate();
    }
  }

  /**
   * Returns what is left of a table's rows, with the masks in them, as no code of ours makes it.
   */
  private List<List<@Nullable Object>> left(Connection whole, Table table) throws SQLException {
    StringJoiner list = new StringJoiner(", ");
    table.shown().forEach(column -> list.add(quoted(column.name())));
    String where = table.filter() == null ? "" : " WHERE " + literal(table.filter());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (Statement statement = whole.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT " + list + " FROM " + quoted(table.name()) + where)) {
      while (row.next()) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < table.shown().size(); i++) {
          values.add(masked(table, table.shown().get(i), row.getObject(i + 1)));
        }
        rows.add(values);
      }
    }
    return rows;
  }

  private static String literal(String filter) {
    return filter.replace(":region", "'north'").replace(":top", "3").replace(":uid", "'bob'");
  }

  private @Nullable Object masked(Table table, Column column, @Nullable Object value) {
    Mask mask = column.mask();
    if (mask == null || value == null) {
      return value;
    }
    if (mask instanceof Mask.Nothing) {
      return null;
    }
    if (mask instanceof Mask.FixedText fixed) {
      return fixed.text();
    }
    String text = value.toString();
    if (mask instanceof Mask.KeepLast last) {
      int kept = last.characters();
      return "****" + (text.length() > 2 * kept ? text.substring(text.length() - kept) : "");
    }
    return hash(schema + "." + table.name() + "." + column.name(), text);
  }

  private String hash(String path, String text) {
    MaskKeys keys = new MaskKeys(KEY);
    String outer = keys.of("mask." + path + ".1");
    String inner = keys.of("mask." + path + ".2");
    if (dialect == Dialect.POSTGRES) {
      byte[] within = sha(HexFormat.of().parseHex(inner), text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha(HexFormat.of().parseHex(outer), within));
    }
    String within =
        HexFormat.of()
            .formatHex(
                sha(inner.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of()
        .formatHex(
            sha(outer.getBytes(StandardCharsets.UTF_8), within.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sha(byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(first);
      return digest.digest(second);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Describes the grant, for messages. */
  String told() {
    Map<String, String> told = new LinkedHashMap<>();
    for (Table table : tables) {
      told.put(
          table.name(), table.hidden() ? "hidden" : table.columns() + " where " + table.filter());
    }
    return told.toString();
  }
}
