package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names that an alias gives to the columns of what stands before it. */
final class AliasColumns {

  private AliasColumns() {}

  /** Returns a relation with its first columns called as written; the others keep their names. */
  static Relation named(Relation relation, List<Identifier> names, NameRules rules) {
    if (relation.columns().open()) {
      return relation;
    }
    List<RelationColumn> shown = relation.columns().shown();
    if (names.size() > shown.size()) {
      throw GuardRule.COLUMN_COUNT.at(
          names.get(0).token(),
          String.format(
              Locale.ROOT,
              "%d columns are named here, but there are %d.",
              names.size(),
              shown.size()));
    }
    List<RelationColumn> named = new ArrayList<>(shown);
    for (int i = 0; i < names.size(); i++) {
      named.set(i, shown.get(i).named(names.get(i).written()));
    }
    return new Relation(
        relation.schema(),
        relation.name(),
        ColumnList.of(named, List.of(), rules),
        relation.rowNumber(),
        List.of());
  }
}
