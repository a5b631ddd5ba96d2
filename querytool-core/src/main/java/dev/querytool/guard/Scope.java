package dev.querytool.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the names of an expression are looked up: in the sources of its query, then among the
 * query's aliases, then around the query.
 *
 * @param sources what stands in FROM
 * @param aliases the outputs whose aliases may be used; empty where none may be
 * @param commonTables the common table expressions that sub-queries may read
 * @param outer the scope around the query; null if there is none
 * @param level how many queries are around this one
 */
record Scope(
    List<Source> sources,
    List<OutputItem> aliases,
    @Nullable CommonTables commonTables,
    @Nullable Scope outer,
    int level) {

  /** Returns a scope in which no column is known. */
  static Scope empty(QueryPlace place) {
    return new Scope(List.of(), List.of(), place.commonTables(), null, place.level());
  }

  static Scope of(List<Source> sources, QueryPlace place) {
    return new Scope(sources, List.of(), place.commonTables(), place.outer(), place.level());
  }

  Scope withSources(List<Source> visible) {
    return new Scope(visible, aliases, commonTables, outer, level);
  }

  Scope withAliases(List<OutputItem> outputs) {
    return new Scope(sources, outputs, commonTables, outer, level);
  }

  /** Returns the place of a query within an expression of this scope. */
  QueryPlace inside() {
    return new QueryPlace(commonTables, this, level + 1);
  }

  /** Tells whether a source has columns that are not known. */
  boolean open() {
    for (Source source : sources) {
      if (source.relation().columns().open()) {
        return true;
      }
    }
    return false;
  }
}
