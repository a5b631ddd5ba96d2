package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.TableMetadata;

/**
 * A table that a question may be about.
 *
 * @param table the table or view
 * @param score how near it is: greater is nearer, comparable within one answer only
 */
public record LinkedTable(TableMetadata table, double score) {

  /** Sees that there is a table. */
  public LinkedTable {
    requireNonNull(table, "table");
  }
}
