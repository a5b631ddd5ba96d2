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
   * @return null if it may belong to something whose columns are not known
   */
  @Nullable RelationColumn find(QualifiedName name, Scope innermost) {
    FoldedName wanted = name.folded();
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      ColumnLookup lookup = ColumnLookup.in(scope.sources(), wanted, resolution.rules());
      if (lookup.ambiguous() && resolution.catalog() != null) {
        throw resolution.refusals().ambiguousColumn(name, scope);
      }
      RelationColumn found = found(lookup, wanted, scope);
      if (found != null) {
        resolution.reach(scope.level());
        resolution.touched().read(found);
        return found;
      }
      if (mayBelongTo(scope, wanted)) {
        resolution.reach(scope.level());
        resolution.leaveUnresolved();
        return null;
      }
    }
    if (resolution.catalog() == null) {
      return null;
    }
    throw resolution.refusals().unknownColumn(name, innermost);
  }

  private @Nullable RelationColumn found(ColumnLookup lookup, FoldedName wanted, Scope scope) {
    return lookup.missing() && wanted.table() == null
        ? aliased(wanted.column(), scope)
        : lookup.found();
  }

  private static @Nullable RelationColumn aliased(String alias, Scope scope) {
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
    ColumnLookup lookup = ColumnLookup.in(scope.sources(), wanted, resolution.rules());
    return !lookup.ambiguous() && found(lookup, wanted, scope) != null;
  }

  /** Returns the origins of a column that is called like a constant, if there is one. */
  Set<Origin> findConstant(String folded, Scope innermost) {
    FoldedName wanted = new FoldedName(null, null, folded);
    for (Scope scope = innermost; scope != null; scope = scope.outer()) {
      ColumnLookup lookup = ColumnLookup.in(scope.sources(), wanted, resolution.rules());
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
