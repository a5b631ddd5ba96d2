package dev.querytool.natural;

/** The parts of a table that a question may name, and how much it says when it does. */
enum LinkField {
  NAME(1.0),
  CHINESE_NAME(1.0),
  SCHEMA(0.4),
  COLUMN(0.5),
  NOTE(0.65),
  COLUMN_NOTE(0.25);

  private final double weight;

  LinkField(double weight) {
    this.weight = weight;
  }

  double weight() {
    return weight;
  }

  /** Tells whether long texts say less with each of their words. */
  boolean isText() {
    return this != NAME && this != CHINESE_NAME && this != SCHEMA;
  }
}
