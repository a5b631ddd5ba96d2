package dev.querytool.catalog;

/** What the rows of a statement tell of a structure, as people call it. */
enum Told {
  /** Tables and views. */
  TABLES("tables and views"),
  /** Columns of tables and views. */
  COLUMNS("columns"),
  /** Columns of keys and indexes. */
  KEYS("columns of keys"),
  /** Functions, each with its parameters. */
  FUNCTIONS("functions and their parameters"),
  /** Estimates, and what belongs to the session. */
  OTHER("facts about tables");

  private final String words;

  Told(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  int most(StructureLimits limits) {
    return this == TABLES ? limits.tables() : limits.columns();
  }
}
