package dev.querytool.guard;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the name of a column stands for: in its query, then in those around it. */
final class ColumnNames {

  private final Resolution resolution;

  ColumnNames(Resolution resolution) {
    this.resolution = resolution;
  }

  /**
   * Finds a column.
   *
   * @return null if it may belong to something whose columns are not known, or is not known
   */
  @Nullable RelationColumn find(QualifiedName name, Scope innermost) {
    if (resolution.rules().isValue(name)) {
      return RelationColumn.derived(name.name().written(), Set.of());
    }
    FoldedName wanted = name.folded();
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      ColumnLookup lookup = lookup(wanted, scope);
      if (lookup.ambiguous() && resolution.catalog() != null) {
        throw resolution.refusals().ambiguousColumn(name, scope);
      }
      RelationColumn found = found(lookup, wanted, scope);
      if (found != null) {
        resolution.reach(scope.level());
        resolution.touched().read(found);
        resolution.uses().column(name, found, lookup.relation(), innermost.level() - scope.level());
        return found;
      }
      if (mayBelongTo(scope, wanted)) {
        resolution.reach(scope.level());
        requireNoneFurtherOut(name, scope);
        return unresolved(name);
      }
      if (resolution.rules().dotCalls() && isCalled(scope, name)) {
        // PostgreSQL looks no further than the nearest of this name: there it calls a function.
        break;
      }
    }
    RelationColumn row = name.qualifier() == null ? wholeRow(name, innermost) : null;
    return row == null ? missing(name, innermost) : row;
  }

  private @Nullable RelationColumn missing(QualifiedName name, Scope innermost) {
    if (resolution.catalog() == null && !callsFunction(name, innermost)) {
      return unresolved(name);
    }
    String place =
        name.qualifier() == null || isRelation(name, innermost) ? "column " : "qualified ";
    resolution
        .unknown()
        .add(place + name.written(), () -> resolution.refusals().unknownColumn(name, innermost));
    return null;
  }

  /**
   * Finds the row of a table or alias.
   *
   * @return null if it is left unresolved
   */
  @Nullable RelationColumn findRow(QualifiedName name, Scope innermost) {
    RelationColumn row = name.qualifier() == null ? wholeRow(name, innermost) : null;
    if (row == null && resolution.catalog() != null) {
      throw resolution.refusals().unknownColumn(name, innermost);
    }
    if (row == null) {
      resolution.leaveUnresolved();
    }
    return row;
  }

  /** Finds what a name stands for that is a table's or alias's where there is no such column. */
  private @Nullable RelationColumn wholeRow(QualifiedName name, Scope innermost) {
    if (!resolution.rules().namesWholeRows()) {
      return null;
    }
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      for (Source source : scope.sources()) {
        if (source.relation().name().equals(name.name().folded())) {
          resolution.reach(scope.level());
          resolution.effort().spend(source.relation().columns().shown().size());
          RelationColumn row = source.relation().columns().wholeRow();
          resolution.touched().read(row);
          if (source.relation().columns().open() || !row.reads().isEmpty()) {
            resolution.uses().row(name);
          }
          return row;
        }
        if (!source.relation().joined().isEmpty()
            && source.relation().joined().stream()
                .anyMatch(column -> column.table().equals(name.name().folded()))) {
          throw GuardRule.UNRESOLVED_NAME.at(
              name.name().token(), "The whole row of a table of a join in brackets is not read.");
        }
      }
    }
    return null;
  }

  /** Tells whether a name behind that of something whose columns are known is none of these. */
  private boolean callsFunction(QualifiedName name, Scope innermost) {
    if (name.qualifier() == null || !resolution.rules().dotCalls()) {
      return false;
    }
    return isRelation(name, innermost);
  }

  /** Tells whether what stands before the last part of a name is the name of something in FROM. */
  private static boolean isRelation(QualifiedName name, Scope innermost) {
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      if (isCalled(scope, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCalled(Scope scope, QualifiedName name) {
    if (name.qualifier() == null) {
      return false;
    }
    FoldedName wanted = name.folded();
    for (Source source : scope.sources()) {
      if (source.relation().isCalled(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Refuses a name that may be a column of the catalogue's where a nearer source is not known. */
  private void requireNoneFurtherOut(QualifiedName name, Scope nearest) {
    boolean asked = resolution.catalog() != null && resolution.unknown().isEmpty();
    for (Scope scope = nearest; asked && scope != null; scope = scope.outer()) {
      boolean row = false;
      for (Source source : scope.sources()) {
        boolean known = !source.relation().columns().open();
        row |= known && source.relation().name().equals(name.name().folded());
      }
      if (row || found(lookup(name.folded(), scope), name.folded(), scope) != null) {
        throw GuardRule.UNRESOLVED_NAME.at(
            name.name().token(),
            "It is not known which table " + name.written() + " is a column of.");
      }
    }
  }

  private ColumnLookup lookup(FoldedName wanted, Scope scope) {
    ColumnLookup lookup = ColumnLookup.in(scope.sources(), wanted, resolution.rules());
    resolution.effort().spend(lookup.steps());
    return lookup;
  }

  private @Nullable RelationColumn unresolved(QualifiedName name) {
    if (!resolution.unknown().isEmpty()) {
      return null;
    }
    if (name.qualifier() != null && resolution.rules().callsByDot(name.name().folded())) {
      throw GuardRule.UNKNOWN_FUNCTION.at(
          name.name().token(),
          name.written() + " may call the function " + name.name().written() + ".");
    }
    if (name.qualifier() != null && resolution.catalog() != null && resolution.rules().dotCalls()) {
      throw GuardRule.UNRESOLVED_NAME.at(
          name.name().token(),
          "It is not known whether " + name.written() + " is a column or calls a function.");
    }
    resolution.leaveUnresolved();
    return null;
  }

  private @Nullable RelationColumn found(ColumnLookup lookup, FoldedName wanted, Scope scope) {
    return lookup.missing() && wanted.table() == null
        ? aliased(wanted.column(), scope)
        : lookup.found();
  }

  private @Nullable RelationColumn aliased(String alias, Scope scope) {
    resolution.effort().spend(scope.aliases().size());
    for (OutputItem output : scope.aliases()) {
      if (alias.equals(output.alias())) {
        return RelationColumn.derived(null, output.origins());
      }
    }
    return null;
  }

  private static boolean mayBelongTo(Scope scope, FoldedName wanted) {
    for (Source source : scope.sources()) {
      if (source.relation().columns().open() && source.relation().isCalled(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a column can be found without doubt. */
  boolean knows(QualifiedName name, Scope scope) {
    FoldedName wanted = name.folded();
    ColumnLookup lookup = lookup(wanted, scope);
    return !lookup.ambiguous() && found(lookup, wanted, scope) != null;
  }

  /** Returns the origins of a column that is called like a constant, if there is one. */
  Set<Origin> findConstant(String folded, Scope innermost) {
    FoldedName wanted = new FoldedName(null, null, folded);
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      ColumnLookup lookup = lookup(wanted, scope);
      RelationColumn found = found(lookup, wanted, scope);
      if (found != null) {
        resolution.reach(scope.level());
        resolution.touched().read(found);
        return found.origins();
      }
    }
    return Set.of();
  }
}
