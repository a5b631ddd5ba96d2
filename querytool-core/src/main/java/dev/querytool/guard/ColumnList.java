package dev.querytool.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a relation: those that {@code *} shows in order, and those that must be named.
 * Some relations have columns that are not known.
 */
final class ColumnList {

  static final ColumnList UNKNOWN = new ColumnList(List.of(), Map.of(), true);

  private final List<RelationColumn> shown;
  private final Map<String, RelationColumn> byName;
  private final boolean open;

  private ColumnList(List<RelationColumn> shown, Map<String, RelationColumn> byName, boolean open) {
    this.shown = shown;
    this.byName = byName;
    this.open = open;
  }

  static ColumnList of(List<RelationColumn> shown, List<RelationColumn> hidden, NameRules rules) {
    Map<String, RelationColumn> byName = new HashMap<>();
    shown.forEach(column -> put(byName, column, rules));
    hidden.forEach(column -> put(byName, column, rules));
    return new ColumnList(List.copyOf(shown), byName, false);
  }

  private static void put(
      Map<String, RelationColumn> byName, RelationColumn column, NameRules rules) {
    if (column.name() != null) {
      byName.putIfAbsent(rules.fold(column.name()), column);
    }
  }

  List<RelationColumn> shown() {
    return shown;
  }

  /** Returns what stands for all columns at once. */
  RelationColumn wholeRow() {
    Set<Origin> origins = new LinkedHashSet<>();
    List<CatalogColumn> reads = new ArrayList<>();
    for (RelationColumn column : shown) {
      origins.addAll(column.origins());
      reads.addAll(column.reads());
    }
    return new RelationColumn(null, origins, reads);
  }

  @Nullable RelationColumn find(String folded) {
    return byName.get(folded);
  }

  /** Tells whether there may be columns that are not known. */
  boolean open() {
    return open;
  }
}
