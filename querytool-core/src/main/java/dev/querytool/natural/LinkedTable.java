package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.TableMetadata;

/**
 * A table that a question may be about.
 *
 * @param table the table or view
 * @param score how near it is: greater is nearer, comparable only within one answer
 */
public record LinkedTable(TableMetadata table, double score) {

  /** Checks that there is a table. */
  public LinkedTable {
    requireNonNull(table, "table");
  }
}
