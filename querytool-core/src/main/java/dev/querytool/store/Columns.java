package dev.querytool.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads columns of this store in the types of its ports. */
final class Columns {

  private Columns() {}

  static String text(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    if (value == null) {
      throw new SQLException("the column " + column + " is NULL; restore the file from a backup");
    }
    return value;
  }

  static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  static ZoneId zone(ResultSet row, String column) throws SQLException {
    String value = text(row, column);
    try {
      return ZoneId.of(value);
    } catch (DateTimeException e) {
      throw new SQLException(
          "this Java does not know the time zone '" + value + "'; update its time-zone data", e);
    }
  }

  static Instant timeOr(ResultSet row, String column, Instant other) throws SQLException {
    return row.getString(column) == null ? other : time(row, column);
  }

  static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
    return row.getString(column) == null ? null : time(row, column);
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    String value = text(row, column);
    try {
      return StoredTime.read(value);
    } catch (DateTimeException e) {
      throw new SQLException(
          "the column " + column + " holds no time; restore the file from a backup", e);
    }
  }
}
