package dev.querytool.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;

/** Resolves the columns by which USING and NATURAL join. */
final class JoinColumns {

  private final Resolution resolution;

  JoinColumns(Resolution resolution) {
    this.resolution = resolution;
  }

  /** Returns the columns of a join: their folded names and how they are written. */
  Map<String, String> of(Join join, List<Source> left, Relation right) {
    Map<String, String> using = new LinkedHashMap<>();
    if (join.isNatural()) {
      requireNamed(join, right);
      left.forEach(source -> requireNamed(join, source.relation()));
      useCommonColumns(left, right, using);
      using = inOrder(left, using);
    }
    for (Column column : join.getUsingColumns()) {
      Identifier name = resolution.places().claimOnly(column);
      use(left, right, name);
      using.put(name.folded(), name.written());
    }
    return using;
  }

  /** Returns the columns of NATURAL as the left side shows them. */
  private Map<String, String> inOrder(List<Source> left, Map<String, String> using) {
    boolean bracketed = left.stream().anyMatch(source -> !source.relation().joined().isEmpty());
    if (bracketed || !resolution.rules().usingOrdersColumns()) {
      return using;
    }
    Map<String, String> ordered = new LinkedHashMap<>();
    for (RelationColumn column : JoinedStar.of(left, resolution.rules(), resolution.effort())) {
      String folded = column.name() == null ? "" : resolution.rules().fold(column.name());
      if (using.containsKey(folded)) {
        ordered.put(folded, using.get(folded));
      }
    }
    return ordered;
  }

  private void useCommonColumns(List<Source> left, Relation right, Map<String, String> using) {
    for (RelationColumn column : right.columns().shown()) {
      if (column.name() != null) {
        String folded = resolution.rules().fold(column.name());
        resolution.effort().spend(2L * left.size());
        for (Source source : left) {
          RelationColumn other = source.relation().columns().find(folded);
          if (other != null) {
            using.put(folded, column.name());
            resolution.touched().read(column);
            resolution.touched().read(other);
          }
        }
      }
    }
  }

  /** NATURAL joins by columns that nothing shows if one side's names are not known. */
  private void requireNamed(Join join, Relation side) {
    resolution.effort().spend(side.columns().shown().size());
    boolean unnamed = side.columns().shown().stream().anyMatch(column -> column.name() == null);
    boolean unclear = side.columns().open() || unnamed;
    if (resolution.catalog() != null && resolution.unknown().isEmpty() && unclear) {
      throw GuardRule.UNRESOLVED_NAME.at(
          resolution.places().start(join),
          "It is not known which columns NATURAL joins: not all columns of "
              + side.name()
              + " have a known name.");
    }
  }

  private void use(List<Source> left, Relation right, Identifier name) {
    boolean open = right.columns().open();
    RelationColumn own = right.columns().find(name.folded());
    boolean found = false;
    for (Source source : left) {
      RelationColumn other = source.relation().columns().find(name.folded());
      open |= source.relation().columns().open();
      if (other != null) {
        found = true;
        resolution.touched().read(other);
      }
    }
    if (own != null) {
      resolution.touched().read(own);
    }
    if ((own == null || !found) && !open) {
      resolution
          .unknown()
          .add(
              "USING " + name.written(),
              () -> resolution.refusals().notInBothTables(name, left, right));
    }
  }

  /** Returns what a join has on its left: not what stands before a comma, but in SQLite. */
  List<Source> leftSide(List<Source> before) {
    int from = before.size() - 1;
    while (from > 0 && before.get(from).join() != Source.Kept.APART) {
      from--;
    }
    boolean commaJoins = !resolution.rules().joinedColumnsFirst();
    return List.copyOf(commaJoins ? before : before.subList(Math.max(from, 0), before.size()));
  }

  /** Where a right side is kept, a column of USING may stand for one column of the left alone. */
  void requireClear(List<Source> sources, List<Join> joins) {
    if (sources.stream().noneMatch(Source::keepsRight) || resolution.catalog() == null) {
      return;
    }
    for (int i = 1; i < sources.size(); i++) {
      for (String name : sources.get(i).using().keySet()) {
        resolution.effort().spend(2L * i);
        if (isUnclear(leftSide(sources.subList(0, i)), name)) {
          throw GuardRule.AMBIGUOUS_COLUMN.at(
              resolution.places().start(joins.get(0)),
              "More than one table before a join has its column " + name + ".");
        }
      }
    }
  }

  private static boolean isUnclear(List<Source> left, String name) {
    boolean seen = false;
    for (Source source : left) {
      if (source.relation().columns().find(name) != null) {
        if (seen && !source.uses(name)) {
          return true;
        }
        seen = true;
      }
    }
    return false;
  }
}
