package dev.querytool.catalog;

import java.util.List;

/**
 * What a refresh found. Entries read {@code schema.table} or {@code schema.table.field}, in order
 * of name; a table that came or went is listed without its fields. Functions are not listed.
 *
 * @param added what was not there before
 * @param changed what kept its name and differs in what the database says of it: a table also if
 *     its fields stand in another order, and not for its estimated number of rows alone; a field
 *     not for its position alone
 * @param removed what has gone, with its Chinese name, note and synonyms
 */
public record RefreshReport(List<String> added, List<String> changed, List<String> removed) {

  /** Copies the lists. */
  public RefreshReport {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /** Tells whether nothing has changed. */
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }
}
