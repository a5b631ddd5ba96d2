package dev.querytool.guard;

import java.util.Set;

/**
 * A relation in the list that FROM makes, and how it was joined to those before it.
 *
 * @param relation what is read
 * @param using the folded names of the columns by which it was joined
 * @param join which side of the join is kept whole
 */
record Source(Relation relation, Set<String> using, Kept join) {

  /** The sides of a join that are kept where the other has no match. */
  enum Kept {
    NEITHER,
    LEFT,
    RIGHT,
    BOTH
  }
}
