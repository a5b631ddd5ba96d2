package dev.querytool.natural;

/**
 * A step on the way from a question to its rows. More may be added, so a switch needs a {@code
 * default}.
 */
public enum TranslationStep {
  /** Finding what the question is about: earlier questions and tables. */
  LINKING,
  /** Waiting for the model. */
  ASKING,
  /** Having the guard check what the model wrote. */
  CHECKING,
  /** Telling the model what is wrong, before it is asked again. */
  REPAIRING,
  /** Reading the rows. */
  RUNNING
}
