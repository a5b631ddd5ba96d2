package dev.querytool.guard;

import java.util.List;

/**
 * What a statement's names stand for.
 *
 * @param tables the tables and views it reads, in order of name
 * @param outputs the columns of its result, in order
 */
record ResolvedNames(List<TouchedTable> tables, List<OutputColumn> outputs) {

  ResolvedNames {
    tables = List.copyOf(tables);
    outputs = List.copyOf(outputs);
  }
}
