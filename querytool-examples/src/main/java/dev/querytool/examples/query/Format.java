package dev.querytool.examples.query;

/** How rows are printed. */
enum Format {
  TABLE,
  CSV,
  JSON
}
