package dev.querytool.query;

/** What was asked of a text. More may be added, so a switch needs a {@code default}. */
public enum QueryAction {
  /** Its rows. */
  RUN,
  /** The plan by which the database would run it. */
  EXPLAIN,
  /** Its statement: the text is a question in human language, and nothing was run. */
  TRANSLATE,
  /**
   * Nothing but to be stored: the text is what a caller of a shared tool wrote of tables and
   * fields, one annotation a line, and nothing was run.
   */
  ANNOTATE
}
