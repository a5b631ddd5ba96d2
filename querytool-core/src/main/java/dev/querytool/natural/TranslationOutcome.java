package dev.querytool.natural;

/** The outcome of a question. More may be added, so a switch needs a {@code default}. */
public enum TranslationOutcome {
  /** There is a statement, and the guard has accepted it. */
  TRANSLATED,
  /** The model says that it cannot answer, or gave no statement. */
  ABSTAINED,
  /** There is a statement, and the guard refuses it. */
  REFUSED
}
