package dev.querytool.catalog;

import java.util.List;

/**
 * What a refresh found. Entries have the form {@code schema.table} or {@code schema.table.field},
 * ordered by name; a table that was added or removed is listed without its fields. Functions are
 * not listed.
 *
 * @param added what did not exist before
 * @param changed what still exists but is described differently by the database: a table also if
 *     the order of its fields changed, but not if only its estimated number of rows did; a field
 *     not if only its position did
 * @param removed what no longer exists; its Chinese name, note and synonyms are gone too
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
