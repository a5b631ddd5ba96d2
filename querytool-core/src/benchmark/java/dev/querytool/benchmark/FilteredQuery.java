package dev.querytool.benchmark;

import dev.querytool.query.QuerySpec;

/** What is asked under a row filter. */
enum FilteredQuery {
  /** One sale by its key. */
  KEY("SELECT id, day, amount FROM sale WHERE id = :id", " AND region = 'r3'", "") {
    @Override
    QuerySpec bind(QuerySpec spec, long position) {
      return spec.param("id", position / SEEN * SEEN + OFFSET);
    }
  },

  /** The sales of ten days, a hundred of a thousand, by an index. */
  INDEXED(
      "SELECT id, day, amount FROM sale WHERE day BETWEEN :first AND :last",
      " AND region = 'r3'",
      " ORDER BY id") {
    @Override
    QuerySpec bind(QuerySpec spec, long position) {
      return days(spec, position);
    }
  },

  /** Sums over the tenth of the sales that is seen. */
  GROUPED(
      "SELECT kind, count(*) AS n, sum(amount) AS total FROM sale WHERE kind >= :least",
      " AND region = 'r3'",
      " GROUP BY kind ORDER BY kind") {
    @Override
    QuerySpec bind(QuerySpec spec, long position) {
      return spec.param("least", 0);
    }
  },

  /** The sales of ten days with their clients, both filtered. */
  JOINED(
      "SELECT s.id, c.name, s.amount FROM sale s JOIN client c ON c.id = s.client_id"
          + " WHERE s.day BETWEEN :first AND :last",
      " AND s.region = 'r3' AND c.region = 'r3'",
      " ORDER BY s.id") {
    @Override
    QuerySpec bind(QuerySpec spec, long position) {
      return days(spec, position);
    }
  };

  private static final int SEEN = 10;
  private static final int OFFSET = 2;
  private static final int DAYS = 10;

  private final String asked;
  private final String byHand;

  FilteredQuery(String before, String filter, String after) {
    this.asked = before + after;
    this.byHand = before + filter + after;
  }

  /** Returns the text of a caller whose rows are filtered. */
  String asked() {
    return asked;
  }

  /** Returns the text with the filter in it. */
  String byHand() {
    return byHand;
  }

  /** Gives the parameters values that lie elsewhere at another position. */
  abstract QuerySpec bind(QuerySpec spec, long position);

  private static QuerySpec days(QuerySpec spec, long position) {
    long first = position % (FilteredTables.days(Sides.ROWS) - DAYS);
    return spec.param("first", first).param("last", first + DAYS - 1);
  }
}
