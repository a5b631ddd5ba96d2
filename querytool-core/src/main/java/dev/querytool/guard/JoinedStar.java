package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code *} where USING and NATURAL put the columns by which they join first, as all
 * engines but SQLite do.
 */
final class JoinedStar {

  static final String IN_BRACKETS =
      "* is not read where USING or NATURAL joins in brackets; name the columns.";

  private final NameRules rules;
  private final Effort effort;
  private final List<RelationColumn> done = new ArrayList<>();
  private List<RelationColumn> joined = new ArrayList<>();

  private boolean turned;

  private JoinedStar(NameRules rules, Effort effort) {
    this.rules = rules;
    this.effort = effort;
  }

  /** Returns the columns that the sources of a query show, in order. */
  static List<RelationColumn> of(List<Source> sources, NameRules rules, Effort effort) {
    JoinedStar star = new JoinedStar(rules, effort);
    sources.forEach(star::join);
    star.done.addAll(star.joined);
    return star.done;
  }

  private void join(Source source) {
    if (source.join() == Source.Kept.APART) {
      done.addAll(joined);
      joined = new ArrayList<>();
      turned = false;
    }
    List<RelationColumn> right = shown(source.relation());
    effort.spend((source.using().size() + 1L) * (joined.size() + right.size()));
    if (source.using().isEmpty()) {
      joined.addAll(right);
      turned |= source.join() == Source.Kept.RIGHT;
      return;
    }
    requireInOrder();
    boolean rightFirst = !rules.usingOrdersColumns() && source.join() == Source.Kept.RIGHT;
    List<RelationColumn> first = rightFirst ? right : joined;
    List<RelationColumn> second = rightFirst ? joined : right;
    List<RelationColumn> result = common(source, first, right);
    first.stream().filter(column -> !uses(source, column)).forEach(result::add);
    second.stream().filter(column -> !uses(source, column)).forEach(result::add);
    joined = result;
  }

  /** MySQL turns a RIGHT JOIN, and shows its sides the other way round in a later USING. */
  private void requireInOrder() {
    if (turned && !rules.usingOrdersColumns()) {
      throw GuardRule.UNSUPPORTED_SYNTAX.refusal(
          "* is not read where USING or NATURAL follows a RIGHT JOIN with ON; name the columns.");
    }
  }

  private List<RelationColumn> shown(Relation relation) {
    if (!mergesInBrackets(relation)) {
      return relation.columns().shown();
    }
    throw GuardRule.UNSUPPORTED_SYNTAX.refusal(IN_BRACKETS);
  }

  private static boolean mergesInBrackets(Relation relation) {
    return relation.joined().stream().anyMatch(one -> one.kind() == JoinedColumn.Kind.MERGED);
  }

  /** Tells whether a query has such joins. */
  static boolean concerns(List<Source> sources, NameRules rules) {
    return rules.joinedColumnsFirst()
        && sources.stream()
            .anyMatch(one -> !one.using().isEmpty() || mergesInBrackets(one.relation()));
  }

  private List<RelationColumn> common(
      Source source, List<RelationColumn> order, List<RelationColumn> right) {
    List<RelationColumn> result = new ArrayList<>();
    if (rules.usingOrdersColumns()) {
      source.using().keySet().forEach(name -> addCommon(source, name, right, result));
    } else {
      for (RelationColumn column : order) {
        if (uses(source, column)) {
          addCommon(source, rules.fold(String.valueOf(column.name())), right, result);
        }
      }
    }
    return result;
  }

  private void addCommon(
      Source source, String name, List<RelationColumn> right, List<RelationColumn> result) {
    RelationColumn left = named(joined, name);
    RelationColumn other = named(right, name);
    if (left == null || other == null) {
      throw GuardRule.UNRESOLVED_NAME.refusal("It is not known what * shows for " + name + ".");
    }
    result.add(ColumnLookup.merge(source, left, other).named(left.name()));
  }

  private @Nullable RelationColumn named(List<RelationColumn> columns, String name) {
    for (RelationColumn column : columns) {
      if (column.name() != null && rules.fold(column.name()).equals(name)) {
        return column;
      }
    }
    return null;
  }

  private boolean uses(Source source, RelationColumn column) {
    return column.name() != null && source.uses(rules.fold(column.name()));
  }
}
