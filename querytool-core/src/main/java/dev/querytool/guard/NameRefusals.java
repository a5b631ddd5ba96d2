package dev.querytool.guard;

import dev.querytool.error.NearestNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words the refusals of names that are not known, with the nearest that are. */
final class NameRefusals {

  private static final String ALIAS_BEFORE =
      "Name a table or query in FROM, and write its alias, if it has one, before its columns.";

  private static final int MOST_COMPARED = 5_000;

  private final MeantNames meant;

  NameRefusals(@Nullable CatalogIndex catalog, NameRules rules) {
    this.meant = new MeantNames(catalog, rules);
  }

  Refusal unknownTable(QualifiedName name) {
    MeantNames.Meant near = meant.table(name.name().written());
    return refusal(
        GuardRule.UNKNOWN_TABLE,
        name.first().token(),
        "There is no table " + name.written() + near.sentenceEnd(),
        near.candidates());
  }

  Refusal unknownColumn(QualifiedName name, Scope scope) {
    Identifier qualifier = name.qualifier();
    if (qualifier != null && !isRelation(name.folded(), scope)) {
      return refusal(
          GuardRule.UNKNOWN_COLUMN,
          name.first().token(),
          name.written() + " names " + qualifier.written() + ", which is not in FROM here.",
          ALIAS_BEFORE,
          relationsMeant(qualifier.written(), name.name(), scope));
    }
    if (qualifier != null) {
      return notOfThisTable(name, scope);
    }
    MeantNames.Meant near = meant.column(columns(scope, null), name.name());
    if (near.called().isEmpty() && name.name().token().text().startsWith("\"")) {
      return refusal(
          GuardRule.UNKNOWN_COLUMN,
          name.name().token(),
          "There is no column " + name.name().token().text() + ", and it is not read as a text.",
          "Put a text in single quotes; double quotes are for names.",
          near.candidates());
    }
    return refusal(
        GuardRule.UNKNOWN_COLUMN,
        name.name().token(),
        "There is no column " + name.written() + near.sentenceEnd(),
        near.candidates());
  }

  /** Another table of the query may have the column: then the qualifier is what is wrong. */
  private Refusal notOfThisTable(QualifiedName name, Scope scope) {
    MeantNames.Meant near = meant.column(columns(scope, name.folded().table()), name.name());
    List<String> others = relationsWith(name.name(), scope);
    if (others.isEmpty()) {
      return refusal(
          GuardRule.UNKNOWN_COLUMN,
          name.name().token(),
          "There is no column " + name.written() + near.sentenceEnd(),
          near.candidates());
    }
    String column = name.name().written();
    Set<String> candidates = new LinkedHashSet<>();
    others.forEach(other -> candidates.add(other + "." + column));
    candidates.addAll(near.candidates());
    return refusal(
        GuardRule.UNKNOWN_COLUMN,
        name.name().token(),
        "There is no column "
            + name.written()
            + "; "
            + String.join(" and ", others)
            + (others.size() == 1 ? " has" : " have")
            + " a column "
            + column
            + ".",
        candidates.stream().limit(NearestNames.MOST).toList());
  }

  /** Returns what stands in FROM and has a column of this name, the nearest first. */
  private static List<String> relationsWith(Identifier column, Scope innermost) {
    Set<String> names = new LinkedHashSet<>();
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      for (Source source : scope.sources()) {
        if (source.relation().columns().find(column.folded()) != null) {
          names.add(source.relation().name());
        }
      }
    }
    names.remove("");
    return names.stream().limit(NearestNames.MOST).toList();
  }

  Refusal ambiguousColumn(QualifiedName name, Scope scope) {
    List<String> candidates = new ArrayList<>();
    for (Source source : scope.sources()) {
      Relation relation = source.relation();
      if (!relation.name().isEmpty() && relation.columns().find(name.name().folded()) != null) {
        candidates.add(relation.name() + "." + name.name().written());
      }
    }
    return refusal(
        GuardRule.AMBIGUOUS_COLUMN,
        name.name().token(),
        "More than one table here has a column " + name.written() + ".",
        candidates);
  }

  Refusal notInBothTables(Identifier name, List<Source> left, Relation right) {
    List<RelationColumn> columns = new ArrayList<>(right.columns().shown());
    addColumns(left, null, columns);
    return refusal(
        GuardRule.UNKNOWN_COLUMN,
        name.token(),
        "USING needs the column " + name.written() + " on both sides of the join.",
        meant.column(columns, name).candidates());
  }

  Refusal nothingToExpand(Token place, @Nullable QualifiedName table, Scope scope) {
    String message =
        table == null
            ? "There is nothing in FROM that * could stand for."
            : table.written() + " is not in FROM here.";
    return refusal(
        GuardRule.UNKNOWN_TABLE,
        place,
        message,
        ALIAS_BEFORE,
        table == null ? List.of() : NearestNames.of(relations(scope), table.name().written()));
  }

  private static Refusal refusal(
      GuardRule rule, Token place, String message, String advice, List<String> candidates) {
    return Refusal.at(place.line(), place.column(), rule.id(), message, advice, candidates);
  }

  private static Refusal refusal(
      GuardRule rule, Token place, String message, List<String> candidates) {
    return rule.at(place.line(), place.column(), message, candidates);
  }

  private static boolean isRelation(FoldedName name, Scope innermost) {
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      for (Source source : scope.sources()) {
        if (source.relation().isCalled(name)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> relations(Scope innermost) {
    Set<String> names = new LinkedHashSet<>();
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      scope.sources().forEach(source -> names.add(source.relation().name()));
    }
    names.remove("");
    return names;
  }

  /**
   * Returns the nearest of what stands in FROM; if nothing is near, all of it, and first the column
   * of what has one of this name.
   */
  private static List<String> relationsMeant(String written, Identifier column, Scope scope) {
    Set<String> known = relations(scope);
    List<String> near = NearestNames.of(known, written);
    if (!near.isEmpty()) {
      return near;
    }
    return Stream.concat(
            relationsWith(column, scope).stream().map(name -> name + "." + column.written()),
            known.stream())
        .limit(NearestNames.MOST)
        .toList();
  }

  private static List<RelationColumn> columns(Scope innermost, @Nullable String table) {
    List<RelationColumn> columns = new ArrayList<>();
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      addColumns(scope.sources(), table, columns);
    }
    return columns;
  }

  private static void addColumns(
      List<Source> sources, @Nullable String table, List<RelationColumn> columns) {
    for (Source source : sources) {
      boolean meant = table == null || table.equals(source.relation().name());
      if (meant && columns.size() < MOST_COMPARED) {
        columns.addAll(source.relation().columns().shown());
      }
    }
  }
}
