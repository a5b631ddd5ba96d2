package dev.querytool.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What must be written so that the stored tables become those that a database shows now. Matched by
 * name: what is still there keeps its id, its Chinese name and its note.
 */
final class StructureDiff {

  /** A write to the store. */
  @FunctionalInterface
  private interface Write {
    void to(CatalogStore store, long connectionId, Instant now);
  }

  private final NameCase fieldNames;
  private final List<Write> deletes = new ArrayList<>();
  private final List<Write> updates = new ArrayList<>();
  private final List<Write> inserts = new ArrayList<>();
  private final List<TableMetadata> newTables = new ArrayList<>();
  private final List<String> added = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();

  private StructureDiff(NameCase fieldNames) {
    this.fieldNames = fieldNames;
  }

  /**
   * Compares.
   *
   * @param storedDefault the default schema when the tables were stored
   * @param fieldNames how the names of one table's fields are compared
   */
  static StructureDiff between(
      String storedDefault,
      List<TableMetadata> stored,
      DatabaseStructure structure,
      NameCase fieldNames) {
    StructureDiff diff = new StructureDiff(fieldNames);
    NameCase tableNames = structure.tableNames();
    List<TableMetadata> found = structure.tables();
    Function<TableMetadata, List<String>> name =
        table -> List.of(tableNames.key(table.schemaName()), tableNames.key(table.tableName()));
    String now = schemaNow(storedDefault, stored, structure);
    Function<TableMetadata, List<String>> nameNow =
        table ->
            table.schemaName().equals(storedDefault)
                ? List.of(tableNames.key(now), tableNames.key(table.tableName()))
                : name.apply(table);
    Map<List<String>, TableMetadata> gone = byName(stored, nameNow, diff::removeTable);
    for (TableMetadata table : found) {
      TableMetadata before = gone.remove(name.apply(table));
      if (before == null) {
        diff.addTable(table);
      } else {
        diff.compare(before, table);
      }
    }
    gone.values().forEach(diff::removeTable);
    return diff;
  }

  /**
   * Returns what the stored default schema is called now. It is the default schema that was found
   * if that is new and the old one is gone: the connection leads to another database then.
   */
  private static String schemaNow(
      String storedDefault, List<TableMetadata> stored, DatabaseStructure structure) {
    boolean gone = structure.tables().stream().noneMatch(isIn(storedDefault));
    boolean isNew = stored.stream().noneMatch(isIn(structure.defaultSchema()));
    return gone && isNew ? structure.defaultSchema() : storedDefault;
  }

  private static Predicate<TableMetadata> isIn(String schema) {
    return table -> table.schemaName().equals(schema);
  }

  /** Tells whether there is nothing to write. */
  boolean isEmpty() {
    return deletes.isEmpty() && updates.isEmpty() && inserts.isEmpty() && newTables.isEmpty();
  }

  /** Writes it all; what goes goes first, so that its names are free. */
  void apply(CatalogStore store, long connectionId, Instant now) {
    for (List<Write> writes : List.of(deletes, updates, inserts)) {
      writes.forEach(write -> write.to(store, connectionId, now));
    }
    if (!newTables.isEmpty()) {
      store.insertTables(connectionId, newTables, now);
    }
  }

  /** Returns what a person wants to know of it. */
  RefreshReport report() {
    return new RefreshReport(sorted(added), sorted(changed), sorted(removed));
  }

  private void addTable(TableMetadata table) {
    added.add(table.qualifiedName());
    newTables.add(table);
  }

  private void removeTable(TableMetadata table) {
    removed.add(table.qualifiedName());
    deletes.add((store, connectionId, now) -> store.deleteTable(table.id()));
  }

  private void compare(TableMetadata before, TableMetadata found) {
    TableMetadata after =
        found.toBuilder().id(before.id()).words(before).fields(before.fields()).build();
    if (!after.equals(before)) {
      updates.add((store, connectionId, now) -> store.updateTable(after, now));
    }
    boolean fieldsMoved = compareFields(before, found);
    if (fieldsMoved || !withoutEstimate(after).equals(withoutEstimate(before))) {
      changed.add(found.qualifiedName());
    }
  }

  /** Compares the fields and tells whether those that stayed stand in another order. */
  private boolean compareFields(TableMetadata before, TableMetadata found) {
    Function<FieldMetadata, String> name = field -> fieldNames.key(field.fieldName());
    Map<String, FieldMetadata> gone =
        byName(before.fields(), name, field -> removeField(before, field));
    List<Long> stayed = new ArrayList<>();
    for (FieldMetadata field : found.fields()) {
      FieldMetadata stored = gone.remove(name.apply(field));
      if (stored == null) {
        addField(before, field);
      } else {
        stayed.add(stored.id());
        compareField(found, stored, field);
      }
    }
    gone.values().forEach(field -> removeField(before, field));
    Set<Long> ids = Set.copyOf(stayed);
    return !before.fields().stream()
        .map(FieldMetadata::id)
        .filter(ids::contains)
        .toList()
        .equals(stayed);
  }

  private void addField(TableMetadata table, FieldMetadata field) {
    added.add(table.qualifiedName() + "." + field.fieldName());
    inserts.add((store, connectionId, now) -> store.insertField(table.id(), field, now));
  }

  private void removeField(TableMetadata table, FieldMetadata field) {
    removed.add(table.qualifiedName() + "." + field.fieldName());
    deletes.add((store, connectionId, now) -> store.deleteField(field.id()));
  }

  private void compareField(TableMetadata table, FieldMetadata before, FieldMetadata found) {
    FieldMetadata after = found.toBuilder().id(before.id()).words(before).build();
    if (!after.equals(before)) {
      updates.add((store, connectionId, now) -> store.updateField(after, now));
    }
    if (!withoutPlace(after).equals(withoutPlace(before))) {
      changed.add(table.qualifiedName() + "." + after.fieldName());
    }
  }

  private static TableMetadata withoutEstimate(TableMetadata table) {
    return table.toBuilder().estimatedRows(null).build();
  }

  private static FieldMetadata withoutPlace(FieldMetadata field) {
    return field.toBuilder().ordinalPosition(1).build();
  }

  /** Of names that were two and now are one, as after a change of the server, one is kept. */
  private static <K, T> Map<K, T> byName(
      List<T> things, Function<T, K> name, Consumer<T> oneTooMany) {
    Map<K, T> byName = new LinkedHashMap<>();
    for (T thing : things) {
      T sameName = byName.put(name.apply(thing), thing);
      if (sameName != null) {
        oneTooMany.accept(sameName);
      }
    }
    return byName;
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }
}
