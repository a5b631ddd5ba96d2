package dev.querytool.guard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a column among the sources of one query, as SQLite does: columns that USING joins are one,
 * a row number is found where no column has its name.
 */
final class ColumnLookup {

  private final FoldedName wanted;
  private final NameRules rules;
  private final boolean rowNumberWanted;
  private int columns;
  private int rowNumbers;
  private long steps;
  private @Nullable RelationColumn column;
  private @Nullable RelationColumn rowNumber;
  private @Nullable Relation relation;

  private ColumnLookup(FoldedName wanted, NameRules rules) {
    this.wanted = wanted;
    this.rules = rules;
    this.rowNumberWanted = rules.isRowNumber(wanted.column());
  }

  static ColumnLookup in(List<Source> sources, FoldedName wanted, NameRules rules) {
    ColumnLookup lookup = new ColumnLookup(wanted, rules);
    for (Source source : sources) {
      lookup.visit(source);
    }
    return lookup;
  }

  private void visit(Source source) {
    steps++;
    if (!source.relation().joined().isEmpty() && visitJoined(source)) {
      return;
    }
    if (!source.relation().isCalled(wanted)) {
      return;
    }
    RelationColumn found = source.relation().columns().find(wanted.column());
    if (found != null) {
      take(source, found);
    } else if (rowNumberWanted && source.relation().rowNumber() != null) {
      rowNumbers++;
      rowNumber = source.relation().rowNumber();
    }
  }

  private boolean visitJoined(Source source) {
    boolean hit = false;
    for (JoinedColumn joined : source.relation().joined()) {
      steps++;
      if (!joined.matches(wanted, rules)) {
        continue;
      }
      if (joined.kind() == JoinedColumn.Kind.ROW_NUMBER) {
        rowNumbers++;
        rowNumber = joined.column();
        continue;
      }
      take(source, joined.column());
      hit = true;
      if (joined.kind() == JoinedColumn.Kind.MERGED) {
        break;
      }
    }
    return hit || wanted.table() == null;
  }

  private void take(Source source, RelationColumn found) {
    if (columns == 0 || column == null) {
      columns++;
      column = found;
      relation = source.relation();
    } else if (!source.uses(wanted.column())) {
      columns++;
    } else {
      column = merge(source, column, found);
      steps += column.reads().size() + column.origins().size();
    }
  }

  /** Returns what a name stands for that a source is joined by. */
  static RelationColumn merge(Source source, RelationColumn left, RelationColumn right) {
    return switch (source.join()) {
      case NEITHER, LEFT, APART -> left;
      case RIGHT -> right;
      case BOTH -> both(left, right);
    };
  }

  private static RelationColumn both(RelationColumn left, RelationColumn right) {
    Set<Origin> origins = new LinkedHashSet<>(left.origins());
    origins.addAll(right.origins());
    List<CatalogColumn> reads = new ArrayList<>(left.reads());
    reads.addAll(right.reads());
    return new RelationColumn(null, origins, reads);
  }

  /** Returns the first of what offers the column; null if that is a row number or nothing. */
  @Nullable Relation relation() {
    return relation;
  }

  /** Returns how many sources and columns were looked at. */
  long steps() {
    return steps;
  }

  /** Tells whether nothing has the name. */
  boolean missing() {
    return columns == 0 && rowNumbers == 0;
  }

  /** Tells whether more than one has the name. */
  boolean ambiguous() {
    return columns > 1 || (columns == 0 && rowNumbers > 1);
  }

  /** Returns what was found; null if nothing was. */
  @Nullable RelationColumn found() {
    return columns > 0 ? column : rowNumber;
  }
}
