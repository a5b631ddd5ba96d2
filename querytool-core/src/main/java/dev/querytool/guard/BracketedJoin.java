package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A join in brackets: one relation, whose columns are also known by the names of the tables in it.
 */
final class BracketedJoin {

  private final List<Source> sources;
  private final NameRules rules;
  private final List<JoinedColumn> found = new ArrayList<>();

  BracketedJoin(List<Source> sources, NameRules rules) {
    this.sources = sources;
    this.rules = rules;
  }

  Relation asRelation(String alias) {
    for (int i = 0; i < sources.size(); i++) {
      if (i + 1 < sources.size()) {
        merge(i);
      }
      add(sources.get(i));
    }
    if (sources.stream().anyMatch(source -> source.relation().columns().open())) {
      return Relation.of(alias, ColumnList.UNKNOWN);
    }
    return named(alias);
  }

  /** Adds the columns by which the next source is joined, one for all that have them. */
  private void merge(int place) {
    List<Source> left = sources.subList(0, place + 2);
    for (String name : sources.get(place + 1).using()) {
      FoldedName wanted = new FoldedName(null, null, name);
      RelationColumn column = ColumnLookup.in(left, wanted, rules).found();
      if (column != null) {
        found.add(new JoinedColumn(null, "", name, column, JoinedColumn.Kind.MERGED));
      }
    }
  }

  private void add(Source source) {
    Relation relation = source.relation();
    if (!relation.joined().isEmpty()) {
      relation.joined().forEach(column -> found.add(again(source, column)));
      return;
    }
    for (RelationColumn column : relation.columns().shown()) {
      String name = column.name() == null ? null : rules.fold(column.name());
      found.add(joined(source, name, column));
    }
    if (relation.rowNumber() != null) {
      found.add(
          new JoinedColumn(
              relation.schema(),
              relation.name(),
              null,
              relation.rowNumber(),
              JoinedColumn.Kind.ROW_NUMBER));
    }
  }

  private static JoinedColumn joined(Source source, @Nullable String name, RelationColumn column) {
    JoinedColumn.Kind kind =
        name != null && source.using().contains(name)
            ? JoinedColumn.Kind.REPEATED
            : JoinedColumn.Kind.PLAIN;
    Relation relation = source.relation();
    return new JoinedColumn(relation.schema(), relation.name(), name, column, kind);
  }

  private static JoinedColumn again(Source source, JoinedColumn inner) {
    boolean repeated =
        inner.kind() == JoinedColumn.Kind.PLAIN && source.using().contains(inner.name());
    return repeated
        ? new JoinedColumn(
            inner.schema(), inner.table(), inner.name(), inner.column(), JoinedColumn.Kind.REPEATED)
        : inner;
  }

  /** Gives each column the name of its own by which the relation as a whole knows it. */
  private Relation named(String alias) {
    List<OutputItem> items = new ArrayList<>();
    for (JoinedColumn column : found) {
      boolean rowNumber = column.kind() == JoinedColumn.Kind.ROW_NUMBER;
      items.add(OutputItem.made(rowNumber ? null : column.column().name(), Set.of()));
    }
    List<RelationColumn> names = new Outputs(items, false, null).asColumns(rules).shown();
    List<JoinedColumn> joined = new ArrayList<>();
    List<RelationColumn> shown = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      JoinedColumn column = found.get(i).named(names.get(i).name());
      joined.add(column);
      if (column.kind() != JoinedColumn.Kind.ROW_NUMBER) {
        shown.add(column.column());
      }
    }
    return new Relation(null, alias, ColumnList.of(shown, List.of(), rules), null, joined);
  }
}
