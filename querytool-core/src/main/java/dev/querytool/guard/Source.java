package dev.querytool.guard;

import java.util.Map;

/**
 * A relation in the list that FROM makes, and how it was joined to those before it.
 *
 * @param relation what is read
 * @param using the columns by which it was joined: their folded names and how they are written
 * @param join which side of the join is kept whole
 */
record Source(Relation relation, Map<String, String> using, Kept join) {

  /** The sides of a join that are kept where the other has no match. */
  enum Kept {
    NEITHER,
    LEFT,
    RIGHT,
    BOTH,
    /** A comma: what stands before is another join. */
    APART
  }

  /** Tells whether it was joined by a column of this folded name. */
  boolean uses(String folded) {
    return using.containsKey(folded);
  }

  boolean keepsRight() {
    return join == Kept.RIGHT || join == Kept.BOTH;
  }
}
