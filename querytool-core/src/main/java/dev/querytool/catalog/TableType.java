package dev.querytool.catalog;

/** Whether a relation is read as a table or as a view. */
public enum TableType {
  /** Holds rows of its own: base, partitioned and foreign tables. */
  TABLE,
  /** Shows rows of other relations: views and materialised views. */
  VIEW
}
