package dev.querytool.guard;

/** What may stand in a field of a parsed statement; {@code nodes.txt} says what each is for. */
enum FieldDecision {
  WALK,
  PLAIN,
  NAME,
  FUNCTION,
  TYPE,
  COLLATION,
  LITERAL,
  ONLY,
  UNSET,
  SKIP
}
