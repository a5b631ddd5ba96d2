package dev.querytool.query;

import dev.querytool.connection.Dialect;
import dev.querytool.guard.OutputColumn;
import dev.querytool.guard.ReadOnlyQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The labels of a result as its caller may read them. Some engines label an expression with its
 * text, into which grants may have written what they hide.
 */
final class ToldLabels {

  private static final Pattern SELECT = Pattern.compile("\\bselect\\b", Pattern.CASE_INSENSITIVE);

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
      boolean fit = column.name().equals(known) || isAsked(column.name(), checked);
      told.add(fit ? column : new Column(label(known, told.size()), column.type()));
    }
    return List.copyOf(told);
  }

  /**
   * Grants write behind FROM alone, so what they wrote stands in a label with a SELECT. That such a
   * label is part of what was asked says nothing: texts of the caller may hold guesses of it.
   */
  private static boolean isAsked(String label, ReadOnlyQuery checked) {
    return checked.askedSql().contains(label) && !SELECT.matcher(label).find();
  }

  private static String label(String known, int place) {
    return known.isEmpty() ? "column " + (place + 1) : known;
  }
}
