package dev.querytool.guard;

import java.util.List;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.TableFunction;

/** Refuses joins in brackets whose names cannot be followed as the server does. */
final class BracketRules {

  private final Resolution resolution;

  BracketRules(Resolution resolution) {
    this.resolution = resolution;
  }

  /**
   * Refuses USING beside a comma in brackets, which makes one side of a join of what stands on both
   * sides of it.
   */
  void requireNoUsing(List<Source> sources) {
    boolean used = sources.stream().anyMatch(source -> !source.using().isEmpty());
    if (used && resolution.rules().joinedColumnsFirst()) {
      throw GuardRule.UNSUPPORTED_SYNTAX.refusal(
          "USING or NATURAL joins what stands beside a comma in brackets.");
    }
  }

  /** Refuses other names for the columns of USING or NATURAL, which have an order of their own. */
  void requireNoneMerged(Relation relation, FromItem item) {
    if (resolution.rules().aliasHides()
        && relation.joined().stream()
            .anyMatch(column -> column.kind() == JoinedColumn.Kind.MERGED)) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          resolution.places().start(item),
          "The columns of a join in brackets by USING or NATURAL keep their names.");
    }
  }

  /** Refuses what is lateral in brackets: it also sees what stands before them. */
  void requireNoneLateral(FromSources sources, ParenthesedFromItem brackets) {
    if (resolution.rules().joinsAreApart()
        && !sources.list().isEmpty()
        && (isLateral(brackets.getFromItem())
            || brackets.getJoins().stream().anyMatch(join -> isLateral(join.getFromItem())))) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          resolution.places().start(brackets),
          "A join in brackets behind other tables has no LATERAL query or table function.");
    }
  }

  private static boolean isLateral(FromItem item) {
    if (item instanceof ParenthesedFromItem brackets) {
      return isLateral(brackets.getFromItem())
          || (brackets.getJoins() != null
              && brackets.getJoins().stream().anyMatch(join -> isLateral(join.getFromItem())));
    }
    return item instanceof LateralSubSelect || item instanceof TableFunction;
  }

  /** Refuses unknown columns in brackets where a name may also call a function. */
  void requireKnown(FromSources inner, ParenthesedFromItem brackets) {
    boolean open =
        resolution.catalog() != null
            && resolution.unknown().isEmpty()
            && inner.list().stream().anyMatch(source -> source.relation().columns().open());
    if (resolution.rules().aliasHides() && open) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          resolution.places().start(brackets),
          "A join in brackets reads only what has known columns.");
    }
  }
}
