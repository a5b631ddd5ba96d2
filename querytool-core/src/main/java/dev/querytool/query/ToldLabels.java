package dev.querytool.query;

import dev.querytool.connection.Dialect;
import dev.querytool.guard.OutputColumn;
import dev.querytool.guard.ReadOnlyQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of a result as its caller may read them. Some engines label an expression with its
 * text, into which grants may have written what they hide.
 */
final class ToldLabels {

  private ToldLabels() {}

  /** Returns the columns, each with a label that the caller wrote or that the catalogue has. */
  static List<Column> of(ReadOnlyQuery checked, List<Column> columns) {
    // PostgreSQL labels with names alone.
    if (!checked.isGranted() || checked.dialect() == Dialect.POSTGRES) {
      return columns;
    }
    List<OutputColumn> outputs = checked.outputs();
    List<Column> told = new ArrayList<>(columns.size());
    for (Column column : columns) {
      String known = outputs.size() == columns.size() ? outputs.get(told.size()).label() : "";
      boolean asked = column.name().equals(known) || checked.askedSql().contains(column.name());
      told.add(asked ? column : new Column(label(known, told.size()), column.type()));
    }
    return List.copyOf(told);
  }

  private static String label(String known, int place) {
    return known.isEmpty() ? "column " + (place + 1) : known;
  }
}
