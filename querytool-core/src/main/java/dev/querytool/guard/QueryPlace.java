package dev.querytool.guard;

import org.jspecify.annotations.Nullable;

/**
 * The surroundings of a query: what it can see from outside.
 *
 * @param commonTables the common table expressions that it may read
 * @param outer the scope around it; null if there is none
 * @param level how many queries are around it
 */
record QueryPlace(@Nullable CommonTables commonTables, @Nullable Scope outer, int level) {

  static QueryPlace root() {
    return new QueryPlace(null, null, 0);
  }

  QueryPlace with(CommonTables tables) {
    return new QueryPlace(tables, outer, level);
  }

  /** Returns the place of a query in FROM here: it sees what is around, not its neighbours. */
  QueryPlace beside() {
    return new QueryPlace(commonTables, outer, level + 1);
  }

  /** Tells whether this very scope, not one like it, is around the query. */
  @SuppressWarnings("ReferenceEquality")
  boolean isInside(@Nullable Scope scope) {
    return outer == scope;
  }
}
