package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the names of a statement stand and what each stands for, by the places of their first
 * tokens; not thread-safe.
 */
class NameUses {

  private final Map<Integer, TableUse> tables = new TreeMap<>();
  private final Map<Integer, ColumnUse> columns = new TreeMap<>();
  private final Map<Integer, QualifiedName> stars = new TreeMap<>();
  private final List<CommonTable> commonTables = new ArrayList<>();
  private final Set<String> calls = new TreeSet<>();
  private @Nullable Token row;

  /**
   * A name in FROM.
   *
   * @param name as it is written
   * @param alias its alias, if it has one
   * @param stored the table that it reads; null if it is a common table expression
   * @param common the common table expression that it reads; null if it is a table
   * @param relation what it offers there; null if it is a common table expression
   */
  record TableUse(
      QualifiedName name,
      @Nullable Identifier alias,
      @Nullable CatalogTable stored,
      @Nullable CommonTable common,
      @Nullable Relation relation) {}

  /**
   * A name of a column.
   *
   * @param relation what offers it; null if that is not one relation alone
   * @param outward how many queries further out that is
   */
  record ColumnUse(
      QualifiedName name, RelationColumn column, @Nullable Relation relation, int outward) {

    /** Tells what it is, so that it can be told from another of its name. */
    String meaning() {
      return name.name().written()
          + " "
          + outward
          + column.origins().stream()
              .filter(CatalogColumn.class::isInstance)
              .map(origin -> ((CatalogColumn) origin).path())
              .sorted()
              .toList();
    }
  }

  /** Keeps nothing. */
  private static final class Untold extends NameUses {

    @Override
    void stored(
        QualifiedName name, @Nullable Identifier alias, CatalogTable table, Relation relation) {}

    @Override
    void common(QualifiedName name, @Nullable Identifier alias, CommonTable table) {}

    @Override
    void defined(CommonTable table) {}

    @Override
    void column(
        QualifiedName name, RelationColumn column, @Nullable Relation relation, int outward) {}

    @Override
    void star(QualifiedName name) {}

    @Override
    void row(QualifiedName name) {}

    @Override
    void call(String name) {}
  }

  /** Returns what forgets all that it is told. */
  static NameUses untold() {
    return new Untold();
  }

  void stored(
      QualifiedName name, @Nullable Identifier alias, CatalogTable table, Relation relation) {
    tables.put(place(name), new TableUse(name, alias, table, null, relation));
  }

  void common(QualifiedName name, @Nullable Identifier alias, CommonTable table) {
    tables.put(place(name), new TableUse(name, alias, null, table, null));
  }

  void defined(CommonTable table) {
    commonTables.add(table);
  }

  void column(QualifiedName name, RelationColumn column, @Nullable Relation relation, int outward) {
    columns.put(place(name), new ColumnUse(name, column, relation, outward));
  }

  /** Notes the name of a table with its schema that stands before a star. */
  void star(QualifiedName name) {
    stars.put(place(name), name);
  }

  /** Notes what stands for a whole row of the catalogue, or of what is not known. */
  void row(QualifiedName name) {
    row = name.name().token();
  }

  /** Notes the name, or the alias, of a function that is called in FROM. */
  void call(String name) {
    calls.add(name);
  }

  private static int place(QualifiedName name) {
    return name.first().token().start();
  }

  /** Returns the names in FROM, in order. */
  List<TableUse> tables() {
    return List.copyOf(tables.values());
  }

  /** Returns the names of columns, in order. */
  List<ColumnUse> columns() {
    return List.copyOf(columns.values());
  }

  /** Returns the names of tables with their schemas that stand before stars, in order. */
  List<QualifiedName> stars() {
    return List.copyOf(stars.values());
  }

  /** Returns the common table expressions in the order of their definitions. */
  List<CommonTable> commonTables() {
    return commonTables;
  }

  /** Returns a name that stands for a whole row; null if none does. */
  @Nullable Token row() {
    return row;
  }

  /** Returns the names, or the aliases, of the functions that are called in FROM. */
  Set<String> calls() {
    return calls;
  }
}
