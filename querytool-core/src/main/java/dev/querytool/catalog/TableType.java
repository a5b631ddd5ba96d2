package dev.querytool.catalog;

/** What a relation is to those who read it. */
public enum TableType {
  /** Holds rows of its own: base, partitioned and foreign tables. */
  TABLE,
  /** Shows rows of others: views and materialised views. */
  VIEW
}
