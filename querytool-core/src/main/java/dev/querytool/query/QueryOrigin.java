package dev.querytool.query;

/** Where the text of a query came from. */
public enum QueryOrigin {
  /** A person or a program wrote it. */
  MANUAL,
  /** A language model wrote it, for a question. */
  NATURAL
}
