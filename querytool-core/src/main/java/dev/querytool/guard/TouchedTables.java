package dev.querytool.guard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the tables that a statement reads and the columns of each. */
final class TouchedTables {

  private final IdentityHashMap<CatalogTable, Set<CatalogColumn>> known = new IdentityHashMap<>();
  private final Map<String, TouchedTable> unresolved = new LinkedHashMap<>();

  void read(CatalogTable table) {
    known.computeIfAbsent(table, first -> new LinkedHashSet<>());
  }

  void read(RelationColumn column) {
    for (CatalogColumn read : column.reads()) {
      known.computeIfAbsent(read.table(), first -> new LinkedHashSet<>()).add(read);
    }
  }

  /** Adds a table as it is written. */
  void readUnresolved(QualifiedName name) {
    String schema = name.qualifier() == null ? "" : name.qualifier().written();
    String folded = name.qualifier() == null ? "" : name.qualifier().asTable() + ".";
    unresolved.putIfAbsent(
        folded + name.name().asTable(), new TouchedTable(schema, name.name().written(), List.of()));
  }

  /** Returns the tables in order of schema and name. */
  List<TouchedTable> list() {
    List<TouchedTable> tables = new ArrayList<>(unresolved.values());
    known.forEach(
        (table, columns) ->
            tables.add(new TouchedTable(table.schemaName(), table.tableName(), names(columns))));
    tables.sort(
        Comparator.comparing(TouchedTable::schemaName).thenComparing(TouchedTable::tableName));
    return tables;
  }

  private static List<String> names(Set<CatalogColumn> columns) {
    List<String> names = new ArrayList<>(columns.size());
    for (CatalogColumn column : columns) {
      names.add(column.name());
    }
    Collections.sort(names);
    return names;
  }
}
