package dev.querytool.natural;

/** A step on the way from a question to its rows. More may be added. */
public enum TranslationStep {
  /** Finding what the question is about: earlier questions, and tables. */
  LINKING,
  /** Waiting for the model. */
  ASKING,
  /** Holding what the model wrote against the guard. */
  CHECKING,
  /** Telling the model what is wrong, before it is asked again. */
  REPAIRING,
  /** Reading the rows. */
  RUNNING
}
