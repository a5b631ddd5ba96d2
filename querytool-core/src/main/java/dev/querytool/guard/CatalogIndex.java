package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a snapshot, prepared for looking them up; safe for use by many threads. Does not
 * keep the snapshot itself, which is the key under which it is cached.
 */
final class CatalogIndex {

  private final List<String> searchPath;
  private final List<TableMetadata> all;
  private final NameRules rules;
  private final Map<TableName, TableMetadata> tables;
  private final Map<TableName, CatalogTable> prepared = new ConcurrentHashMap<>();

  private record TableName(String schema, String table) {}

  CatalogIndex(CatalogSnapshot snapshot, NameRules rules) {
    this.searchPath = rules.searchPath(snapshot.defaultSchema());
    this.all = snapshot.tables();
    this.rules = rules;
    this.tables = new HashMap<>();
    for (TableMetadata table : snapshot.tables()) {
      tables.put(
          new TableName(rules.foldTable(table.schemaName()), rules.foldTable(table.tableName())),
          table);
    }
  }

  /** Finds a table by its folded names; along the search path if no schema is given. */
  @Nullable CatalogTable find(@Nullable String schema, String table) {
    for (String searched : schema == null ? searchPath : List.of(schema)) {
      CatalogTable found = findIn(new TableName(searched, table));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable CatalogTable findIn(TableName name) {
    CatalogTable known = prepared.get(name);
    TableMetadata metadata = known == null ? tables.get(name) : null;
    return metadata == null
        ? known
        : prepared.computeIfAbsent(name, missing -> new CatalogTable(metadata, rules));
  }

  /** Returns the name by which a statement finds a table: with its schema where it must be. */
  String nameOf(TableMetadata table) {
    CatalogTable bare = find(null, rules.foldTable(table.tableName()));
    return bare != null && bare.schemaName().equals(table.schemaName())
        ? table.tableName()
        : table.schemaName() + "." + table.tableName();
  }

  /** Returns all tables and views, as the catalogue has them. */
  List<TableMetadata> all() {
    return all;
  }
}
