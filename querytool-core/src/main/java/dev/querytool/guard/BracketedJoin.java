package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

  /**
   * Returns the relation that the join makes.
   *
   * @param place where it is written
   */
  Relation asRelation(String alias, Token place) {
    requireDistinct(place);
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

  private void requireDistinct(Token place) {
    for (int i = 0; i < sources.size(); i++) {
      for (int j = i + 1; j < sources.size(); j++) {
        if (clash(sources.get(i).relation(), sources.get(j))) {
          throw GuardRule.AMBIGUOUS_TABLE.at(
              place,
              "Two tables of the join in brackets are called "
                  + sources.get(i).relation().name()
                  + ".");
        }
      }
    }
  }

  private boolean clash(Relation left, Source source) {
    Relation right = source.relation();
    boolean apart =
        left.name().isEmpty()
            || !left.name().equals(right.name())
            || !Objects.equals(left.schema(), right.schema());
    if (apart) {
      return false;
    }
    return (left.rowNumber() != null && right.rowNumber() != null)
        || left.columns().shown().stream().anyMatch(column -> repeats(column, source));
  }

  private boolean repeats(RelationColumn column, Source source) {
    String name = column.name() == null ? "" : rules.fold(column.name());
    return source.relation().columns().find(name) != null && !source.uses(name);
  }

  /** Adds the columns by which the next source is joined, one for all that have them. */
  private void merge(int place) {
    List<Source> left = sources.subList(0, place + 2);
    sources
        .get(place + 1)
        .using()
        .forEach(
            (name, written) -> {
              FoldedName wanted = new FoldedName(null, null, name);
              RelationColumn column = ColumnLookup.in(left, wanted, rules).found();
              if (column != null) {
                found.add(
                    new JoinedColumn(
                        null, "", name, column.named(written), JoinedColumn.Kind.MERGED));
              }
            });
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
        name != null && source.uses(name) ? JoinedColumn.Kind.REPEATED : JoinedColumn.Kind.PLAIN;
    Relation relation = source.relation();
    return new JoinedColumn(relation.schema(), relation.name(), name, column, kind);
  }

  private static JoinedColumn again(Source source, JoinedColumn inner) {
    String name = inner.name();
    boolean repeated = inner.kind() == JoinedColumn.Kind.PLAIN && name != null && source.uses(name);
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
      if (rules.aliasHides() && !alias.isEmpty()) {
        column = column.in(alias);
      }
      joined.add(column);
      if (column.kind() != JoinedColumn.Kind.ROW_NUMBER) {
        shown.add(column.column());
      }
    }
    return new Relation(null, alias, ColumnList.of(shown, List.of(), rules), null, joined);
  }
}
