package dev.querytool.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row of what a database tells of its structure, each text of it within bounds. */
final class ToldRow {

  private static final int LONGEST_NAME = 1_000;
  private static final int BYTES_OF_A_TEXT = 56;

  private final ResultSet row;
  private final StructureReading reading;

  ToldRow(ResultSet row, StructureReading reading) {
    this.row = row;
    this.reading = reading;
  }

  /** Returns a text. */
  String text(String column) throws SQLException {
    return required(column, textOrNull(column));
  }

  /** Returns a text; null if there is none. */
  @Nullable String textOrNull(String column) throws SQLException {
    return bounded(column, row.getString(column), reading.limits().textLength());
  }

  /** Returns the name of something. */
  String name(String column) throws SQLException {
    return required(column, nameOrNull(column));
  }

  /** Returns the name of something; null if it has none. */
  @Nullable String nameOrNull(String column) throws SQLException {
    return bounded(column, row.getString(column), LONGEST_NAME);
  }

  int number(String column) throws SQLException {
    return row.getInt(column);
  }

  boolean flag(String column) throws SQLException {
    return row.getBoolean(column);
  }

  /** Returns a whole number; null if there is none. */
  @Nullable Long count(String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  /** Returns a number; null if there is none. */
  @Nullable Double measure(String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  private static String required(String column, @Nullable String text) throws SQLException {
    if (text == null) {
      throw new SQLException("the database gives no " + column.replace('_', ' '));
    }
    return text;
  }

  private @Nullable String bounded(String column, @Nullable String text, int most)
      throws SQLException {
    if (text == null) {
      return null;
    }
    if (text.length() > most) {
      throw StructureLimitException.text(column.replace('_', ' '), text.length(), most);
    }
    reading.take(BYTES_OF_A_TEXT + 2L * text.length());
    return text;
  }
}
