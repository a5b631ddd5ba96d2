package dev.querytool.migration;

import java.util.Optional;

/** Decides, after every move, which one is next. */
@FunctionalInterface
interface Route {

  /** Which way a migration is run. */
  enum Direction {
    UP,
    DOWN
  }

  /** One migration, one way. */
  record Move(Migration migration, Direction direction) {

    static Move up(Migration migration) {
      return new Move(migration, Direction.UP);
    }

    static Move down(Migration migration) {
      return new Move(migration, Direction.DOWN);
    }
  }

  /** Returns the next move, or nothing at the journey's end. */
  Optional<Move> next(FileState state, int movesMade);

  static Route toTheEnd() {
    return (state, moves) -> state.firstPending().map(Move::up);
  }

  static Route steps(int count) {
    return (state, moves) -> {
      if (moves >= Math.abs(count)) {
        return Optional.empty();
      }
      return count > 0 ? state.firstPending().map(Move::up) : state.lastApplied().map(Move::down);
    };
  }

  static Route to(Migration target) {
    return (state, moves) -> {
      Optional<Move> down =
          state
              .lastApplied()
              .filter(migration -> migration.id().compareTo(target.id()) > 0)
              .map(Move::down);
      return down.isPresent()
          ? down
          : state
              .firstPending()
              .filter(migration -> migration.id().compareTo(target.id()) <= 0)
              .map(Move::up);
    };
  }
}
