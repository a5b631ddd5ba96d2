package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.statement.select.Select;

/** A common table expression: its definition, and what it offers once that is resolved. */
final class CommonTable {

  private final Identifier name;
  private final List<Identifier> columnNames;
  private final Select body;
  private final boolean readsItself;
  private final List<String> added;
  private State state = State.WRITTEN;
  private ColumnList columns = ColumnList.UNKNOWN;
  private List<Set<Origin>> origins = List.of();
  private long tables;
  private boolean correlated;

  /** How far a definition is resolved. */
  enum State {
    WRITTEN,
    BEGUN,
    READABLE,
    DONE
  }

  /**
   * Starts with a definition.
   *
   * @param added the names of columns that it has besides those of its query
   * @param readsItself whether its later parts may read what its first puts out
   */
  CommonTable(
      Identifier name,
      List<Identifier> columnNames,
      Select body,
      List<String> added,
      boolean readsItself) {
    this.readsItself = readsItself;
    this.added = List.copyOf(added);
    this.name = name;
    this.columnNames = columnNames;
    this.body = body;
  }

  Identifier name() {
    return name;
  }

  Select body() {
    return body;
  }

  boolean readsItself() {
    return readsItself;
  }

  State state() {
    return state;
  }

  boolean resolving() {
    return state == State.BEGUN || state == State.READABLE;
  }

  ColumnList columns() {
    return columns;
  }

  long tables() {
    return tables;
  }

  /** Tells whether it reads columns of a query around its definition. */
  boolean correlated() {
    return correlated;
  }

  void begin() {
    state = State.BEGUN;
  }

  /** Makes it readable for its own later parts, with the outputs of the first. */
  void readable(Outputs first, NameRules rules) {
    ColumnList named = named(first, rules);
    List<RelationColumn> own = new ArrayList<>();
    for (int i = 0; i < named.shown().size(); i++) {
      Set<Origin> self = Set.of(new RecursiveColumn(this, i));
      own.add(RelationColumn.derived(named.shown().get(i).name(), self));
    }
    columns = named.open() ? named : ColumnList.of(own, made(own), rules);
    state = State.READABLE;
  }

  /** Takes what its query puts out, what it read, and whether it read columns around it. */
  void finish(Outputs outputs, long tablesRead, boolean readsAround, Resolution resolution) {
    NameRules rules = resolution.rules();
    origins = outputs.items().stream().map(OutputItem::origins).toList();
    ColumnList named = named(outputs, rules);
    List<RelationColumn> shown = new ArrayList<>();
    for (RelationColumn column : named.shown()) {
      shown.add(
          RelationColumn.derived(column.name(), settled(column.origins(), resolution.effort())));
    }
    shown.addAll(made(shown));
    columns = named.open() ? named : ColumnList.of(shown, List.of(), rules);
    tables = tablesRead;
    correlated = readsAround;
    state = State.DONE;
  }

  /** Returns the columns that are made of all others; to its own parts none of all columns. */
  private List<RelationColumn> made(List<RelationColumn> others) {
    Set<Origin> sources = new LinkedHashSet<>();
    others.forEach(column -> sources.addAll(column.origins()));
    return added.stream().map(column -> RelationColumn.derived(column, sources)).toList();
  }

  private ColumnList named(Outputs outputs, NameRules rules) {
    if (columnNames.isEmpty() || outputs.open()) {
      return outputs.asColumns(rules);
    }
    if (columnNames.size() != outputs.items().size()) {
      throw GuardRule.COLUMN_COUNT.at(
          name.token(),
          String.format(
              Locale.ROOT,
              "%s names %d columns, but its query has %d.",
              name.written(),
              columnNames.size(),
              outputs.items().size()));
    }
    List<RelationColumn> shown = new ArrayList<>();
    for (int i = 0; i < columnNames.size(); i++) {
      shown.add(
          RelationColumn.derived(columnNames.get(i).written(), outputs.items().get(i).origins()));
    }
    return ColumnList.of(shown, List.of(), rules);
  }

  /** Replaces the columns of this very table by what they come from. */
  private Set<Origin> settled(Set<Origin> unsettled, Effort effort) {
    if (unsettled.stream().noneMatch(this::isOwn)) {
      return unsettled;
    }
    Set<Origin> settled = new LinkedHashSet<>();
    Set<Integer> seen = new HashSet<>();
    Deque<Origin> open = new ArrayDeque<>(unsettled);
    while (!open.isEmpty()) {
      Origin origin = open.pop();
      effort.spend(1);
      if (!isOwn(origin)) {
        settled.add(origin);
      } else if (seen.add(((RecursiveColumn) origin).position())) {
        open.addAll(origins.get(((RecursiveColumn) origin).position()));
      }
    }
    return settled;
  }

  private boolean isOwn(Origin origin) {
    return origin instanceof RecursiveColumn own && own.table() == this;
  }
}
