package dev.querytool.natural;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which tables can be joined: by foreign keys and, where none is declared, by a column that has the
 * name of another table's only key. Immutable.
 */
final class TableGraph {

  private final List<Set<Integer>> neighbours = new ArrayList<>();
  private final List<Set<Integer>> parents = new ArrayList<>();
  private final List<Set<String>> references = new ArrayList<>();

  private TableGraph(int size) {
    for (int i = 0; i < size; i++) {
      neighbours.add(new LinkedHashSet<>());
      parents.add(new LinkedHashSet<>());
      references.add(new LinkedHashSet<>());
    }
  }

  static TableGraph of(List<TableMetadata> tables) {
    TableGraph graph = new TableGraph(tables.size());
    graph.addDeclared(tables);
    graph.addByName(tables);
    return graph;
  }

  /** Returns the tables that a table can be joined with. */
  Set<Integer> neighbours(int table) {
    return neighbours.get(table);
  }

  /** Returns the tables that a table leads to. */
  Set<Integer> parents(int table) {
    return parents.get(table);
  }

  /** Returns the columns of a table that lead to others. */
  Set<String> references(int table) {
    return references.get(table);
  }

  private void addDeclared(List<TableMetadata> tables) {
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      byName.put(key(tables.get(i).schemaName(), tables.get(i).tableName()), i);
    }
    for (int i = 0; i < tables.size(); i++) {
      for (ForeignKey foreign : tables.get(i).foreignKeys()) {
        String schema = foreign.referencedSchema();
        String owner = schema.isEmpty() ? tables.get(i).schemaName() : schema;
        Integer parent = byName.get(key(owner, foreign.referencedTable()));
        if (parent != null) {
          join(i, parent, foreign.columns());
        }
      }
    }
  }

  private void addByName(List<TableMetadata> tables) {
    Map<String, List<Integer>> owners = owners(tables);
    for (int i = 0; i < tables.size(); i++) {
      boolean copy = Copies.isCopy(tables.get(i).tableName());
      for (FieldMetadata field : copy ? List.<FieldMetadata>of() : tables.get(i).fields()) {
        int child = i;
        owner(owners, tables, tables.get(i).schemaName(), field.fieldName())
            .ifPresent(parent -> join(child, parent, List.of(field.fieldName())));
      }
    }
  }

  private static Map<String, List<Integer>> owners(List<TableMetadata> tables) {
    Map<String, List<Integer>> owners = new HashMap<>();
    for (int i = 0; i < tables.size(); i++) {
      TableMetadata table = tables.get(i);
      if (!Copies.isCopy(table.tableName())) {
        for (String name : keyNames(table)) {
          owners.computeIfAbsent(key(table.schemaName(), name), k -> new ArrayList<>()).add(i);
        }
      }
    }
    return owners;
  }

  /** Of tables that share a key, the one that it is named for owns it; if none is, none does. */
  private static OptionalInt owner(
      Map<String, List<Integer>> owners, List<TableMetadata> tables, String schema, String column) {
    List<Integer> all = owners.getOrDefault(key(schema, column), List.of());
    if (all.size() == 1) {
      return OptionalInt.of(all.get(0));
    }
    List<Integer> named =
        all.stream()
            .filter(
                i ->
                    LinkTerms.parts(column).containsAll(LinkTerms.parts(tables.get(i).tableName())))
            .toList();
    return named.size() == 1 ? OptionalInt.of(named.get(0)) : OptionalInt.empty();
  }

  /** Returns the names that a column has which leads to a table by its only key. */
  private static Set<String> keyNames(TableMetadata table) {
    Set<String> names = new LinkedHashSet<>();
    List<String> key = table.primaryKey();
    if (key.size() != 1) {
      return names;
    }
    String only = key.get(0);
    if (LinkTerms.parts(only).size() > 1) {
      names.add(only);
    }
    List<String> parts = LinkTerms.parts(table.tableName());
    names.add(String.join("_", parts) + "_id");
    names.add(table.tableName() + "_id");
    names.add(table.tableName() + "id");
    return names;
  }

  private void join(int child, int parent, List<String> columns) {
    if (child != parent) {
      neighbours.get(child).add(parent);
      parents.get(child).add(parent);
      neighbours.get(parent).add(child);
      references.get(child).addAll(columns);
    }
  }

  private static String key(String schema, String name) {
    return schema.toLowerCase(Locale.ROOT) + "\n" + name.toLowerCase(Locale.ROOT);
  }
}
