package dev.querytool.guard;

import java.util.OptionalLong;

/**
 * Where a limit on the rows of the whole query stands in its text, or can be put. Limits of
 * sub-queries, branches and common tables do not count.
 *
 * @param splice what is written there
 * @param start the first character to replace; where the limit goes if there is none
 * @param end the character after the last to replace
 * @param own the query's own limit, if it has one that limits
 */
record RowLimit(Splice splice, int start, int end, OptionalLong own) {

  /** What is written to limit a query. */
  enum Splice {
    /** A whole clause, into a query that has none. */
    CLAUSE(" LIMIT ", ""),
    /** A number, for one that is larger or for what means no limit. */
    NUMBER("", ""),
    /** A number for one whose last row brings those that are its equals. */
    NUMBER_WITHOUT_TIES("", " ROWS ONLY"),
    /** Nothing: the limit is of another kind, or the engine takes none here. */
    NOTHING("", "");

    private final String before;
    private final String after;

    Splice(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  /** The place in a text that is left alone. */
  static final RowLimit NOWHERE = new RowLimit(Splice.NOTHING, 0, 0, OptionalLong.empty());

  /**
   * Returns the text with one row more than {@code rows}; the same text if it has no more than
   * {@code rows} anyway or takes no limit.
   */
  String apply(String sql, long rows) {
    boolean fewEnough = own.isPresent() && own.getAsLong() <= rows;
    if (splice == Splice.NOTHING || fewEnough) {
      return sql;
    }
    long atMost = rows == Long.MAX_VALUE ? rows : rows + 1;
    return sql.substring(0, start) + splice.before + atMost + splice.after + sql.substring(end);
  }
}
