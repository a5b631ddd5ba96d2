package dev.querytool.guard;

import java.util.List;

/**
 * What a statement's names stand for.
 *
 * @param tables the tables and views it reads, in order of schema and name
 * @param outputs the columns of its result, in order; empty if there may be others that are not
 *     known
 * @param complete whether every name was resolved; false without a catalogue, or if a name may
 *     belong to something whose columns are not known
 */
record ResolvedNames(List<TouchedTable> tables, List<OutputColumn> outputs, boolean complete) {

  ResolvedNames {
    tables = List.copyOf(tables);
    outputs = List.copyOf(outputs);
  }
}
