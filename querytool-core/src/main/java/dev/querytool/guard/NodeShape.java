package dev.querytool.guard;

import java.util.List;

/**
 * What is decided about one class of the parser's model.
 *
 * @param kind how its objects are treated
 * @param reason why, in words for the one who wrote the statement
 * @param fields its fields and those it inherits, but for the skipped ones
 */
record NodeShape(Kind kind, String reason, List<FieldRule> fields) {

  /** How an object is treated. */
  enum Kind {
    NODE,
    QUERY,
    CALL,
    CONTAINER,
    VALUE,
    REFUSE
  }

  NodeShape {
    fields = List.copyOf(fields);
  }

  /** Returns the shape of a class that nobody decided. */
  static NodeShape undecided(Class<?> type) {
    return new NodeShape(
        Kind.REFUSE, type.getSimpleName() + " is not among what is known to read only", List.of());
  }
}
