package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A small catalogue, written down in a few words. Not thread-safe. */
final class LinkCatalog {

  private final List<TableMetadata> tables = new ArrayList<>();

  /** Adds a table; a column {@code to.table} is a foreign key. */
  LinkCatalog table(String name, String... columns) {
    return table(name, table -> table, columns);
  }

  LinkCatalog table(String name, UnaryOperator<TableMetadata.Builder> words, String... columns) {
    int dot = name.indexOf('.');
    String schema = dot < 0 ? "main" : name.substring(0, dot);
    List<ForeignKey> keys = new ArrayList<>();
    List<FieldMetadata> fields = new ArrayList<>();
    for (String column : columns) {
      String[] parts = column.split(">", -1);
      fields.add(field(parts[0], fields.isEmpty()));
      Arrays.stream(parts)
          .skip(1)
          .forEach(to -> keys.add(key(parts[0].split(":", -1)[0], schema, to)));
    }
    TableMetadata.Builder table =
        TableMetadata.builder(schema, name.substring(dot + 1), TableType.TABLE);
    tables.add(words.apply(table.fields(fields).foreignKeys(keys)).build());
    return this;
  }

  CatalogSnapshot snapshot() {
    return new CatalogSnapshot("trial", Dialect.SQLITE, 1, Instant.EPOCH, "main", tables);
  }

  List<String> link(String question, int top) {
    return names(SchemaLinker.of(snapshot()), question, top);
  }

  static List<String> names(SchemaLinker linker, String question, int top) {
    return linker.link(question, top).stream().map(found -> found.table().tableName()).toList();
  }

  /** Reads {@code name:Chinese name}. */
  private static FieldMetadata field(String text, boolean key) {
    String[] words = text.split(":", -1);
    FieldMetadata.Builder field =
        FieldMetadata.builder(words[0], "text").primaryKeyPosition(key ? 1 : 0);
    return words.length > 1 ? field.chineseName(words[1]).build() : field.build();
  }

  private static ForeignKey key(String column, String schema, String table) {
    return new ForeignKey("", List.of(column), schema, table, List.of("id"));
  }
}
