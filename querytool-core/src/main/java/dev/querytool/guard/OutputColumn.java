package dev.querytool.guard;

import java.util.List;

/**
 * A column of the result, as far as it is known before the query is run.
 *
 * @param label its label; empty if the engine makes one up
 * @param sources the catalogue columns its value comes from, as {@code schema.table.column}; empty
 *     if there are none or names were not resolved
 */
public record OutputColumn(String label, List<String> sources) {

  /** Copies the sources. */
  public OutputColumn {
    sources = List.copyOf(sources);
  }
}
