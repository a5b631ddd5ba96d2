package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A sample database as it is written down: tables with their columns, each with its Chinese name.
 *
 * @param name what queries call it
 * @param chinese the Chinese names of tables, and of columns as {@code table.column}
 * @param columns the columns of each table
 */
record GoldDatabase(String name, Map<String, String> chinese, Map<String, List<String>> columns) {

  static GoldDatabase read(String name) {
    Map<String, String> chinese = new LinkedHashMap<>();
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String line : text(name + ".txt").lines().toList()) {
      String[] parts = line.split(": ", 2);
      String table = first(parts[0]);
      chinese.put(table, second(parts[0]));
      List<String> pairs = List.of(parts[1].split(", ", -1));
      columns.put(table, pairs.stream().map(GoldDatabase::first).toList());
      pairs.forEach(pair -> chinese.put(table + "." + first(pair), second(pair)));
    }
    return new GoldDatabase(name, chinese, columns);
  }

  static String text(String file) {
    try (InputStream in = GoldDatabase.class.getResourceAsStream("gold/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isTable(String word) {
    return columns.containsKey(word);
  }

  boolean isColumn(String word) {
    return columns.values().stream().anyMatch(names -> names.contains(word));
  }

  boolean has(String table, String column) {
    return columns.getOrDefault(table, List.of()).contains(column);
  }

  /** Returns the catalogue of an engine on which the names were written without quotes. */
  CatalogSnapshot on(Dialect dialect) {
    String schema = dialect == Dialect.POSTGRES ? "public" : "main";
    List<TableMetadata> tables =
        columns.keySet().stream().map(table -> table(dialect, schema, table)).toList();
    return new CatalogSnapshot(name, dialect, 1, Instant.EPOCH, schema, tables);
  }

  private TableMetadata table(Dialect dialect, String schema, String table) {
    return TableMetadata.builder(schema, stored(dialect, table), TableType.TABLE)
        .chineseName(chinese.get(table))
        .fields(
            columns.getOrDefault(table, List.of()).stream()
                .map(
                    column ->
                        FieldMetadata.builder(stored(dialect, column), "text")
                            .chineseName(chinese.get(table + "." + column))
                            .build())
                .toList())
        .build();
  }

  private static String stored(Dialect dialect, String name) {
    return dialect == Dialect.POSTGRES ? name.toLowerCase(Locale.ROOT) : name;
  }

  private static String first(String pair) {
    return pair.substring(0, pair.indexOf(' '));
  }

  private static String second(String pair) {
    return pair.substring(pair.indexOf(' ') + 1);
  }
}
