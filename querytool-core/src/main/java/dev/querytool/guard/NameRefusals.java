package dev.querytool.guard;

import dev.querytool.catalog.TableMetadata;
import dev.querytool.error.NearestNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words the refusals of names that are not known, with the nearest that are. */
final class NameRefusals {

  private final @Nullable CatalogIndex catalog;
  private final NameRules rules;

  NameRefusals(@Nullable CatalogIndex catalog, NameRules rules) {
    this.catalog = catalog;
    this.rules = rules;
  }

  Refusal unknownTable(QualifiedName name) {
    return refusal(
        GuardRule.UNKNOWN_TABLE,
        name.first().token(),
        "There is no table " + name.written() + ".",
        tablesNear(name.name().written()));
  }

  Refusal unknownColumn(QualifiedName name, Scope scope) {
    Identifier qualifier = name.qualifier();
    if (qualifier != null && !isRelation(name.folded(), scope)) {
      return refusal(
          GuardRule.UNKNOWN_COLUMN,
          name.first().token(),
          name.written() + " names " + qualifier.written() + ", which is not in FROM here.",
          relations(scope).stream().limit(NearestNames.MOST).toList());
    }
    List<String> candidates =
        NearestNames.of(columns(scope, name.folded().table()), name.name().written());
    if (qualifier == null && name.name().token().text().startsWith("\"")) {
      return Refusal.at(
          name.name().token().line(),
          name.name().token().column(),
          GuardRule.UNKNOWN_COLUMN.id(),
          "There is no column " + name.name().token().text() + ", and it is not read as a text.",
          "Put a text in single quotes; double quotes are for names.",
          candidates);
    }
    return refusal(
        GuardRule.UNKNOWN_COLUMN,
        name.name().token(),
        "There is no column " + name.written() + ".",
        candidates.isEmpty() ? elsewhere(name.name().folded()) : candidates);
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
    List<Source> all = new ArrayList<>(left);
    all.add(new Source(right, Map.of(), Source.Kept.NEITHER));
    return refusal(
        GuardRule.UNKNOWN_COLUMN,
        name.token(),
        "USING needs the column " + name.written() + " on both sides of the join.",
        NearestNames.of(columnsOf(all, null), name.written()));
  }

  Refusal nothingToExpand(Token place, @Nullable Identifier table, Scope scope) {
    String message =
        table == null
            ? "There is nothing in FROM that * could stand for."
            : table.written() + " is not in FROM here.";
    return refusal(
        GuardRule.UNKNOWN_TABLE,
        place,
        message,
        table == null ? List.of() : NearestNames.of(relations(scope), table.written()));
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

  private static Set<String> columns(Scope innermost, @Nullable String table) {
    Set<String> names = new LinkedHashSet<>();
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      names.addAll(columnsOf(scope.sources(), table));
    }
    return names;
  }

  private static Set<String> columnsOf(List<Source> sources, @Nullable String table) {
    Set<String> names = new LinkedHashSet<>();
    for (Source source : sources) {
      if (table == null || table.equals(source.relation().name())) {
        for (RelationColumn column : source.relation().columns().shown()) {
          if (column.name() != null) {
            names.add(column.name());
          }
        }
      }
    }
    return names;
  }

  private List<String> tablesNear(String written) {
    if (catalog == null) {
      return List.of();
    }
    return NearestNames.of(catalog.all().stream().flatMap(NameRefusals::spellings), written);
  }

  private static Stream<NearestNames.Known> spellings(TableMetadata table) {
    return Stream.concat(
        Stream.of(new NearestNames.Known(table.tableName(), table.tableName())),
        table.chineseName().stream().map(name -> new NearestNames.Known(name, table.tableName())));
  }

  /** Returns where a column of this very name can be found. */
  private List<String> elsewhere(String folded) {
    if (catalog == null) {
      return List.of();
    }
    return catalog.all().stream()
        .flatMap(
            table ->
                table.fields().stream()
                    .filter(field -> rules.fold(field.fieldName()).equals(folded))
                    .map(field -> table.tableName() + "." + field.fieldName()))
        .limit(NearestNames.MOST)
        .toList();
  }
}
