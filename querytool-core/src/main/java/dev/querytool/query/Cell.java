package dev.querytool.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the values of one column as the package's table says. */
@FunctionalInterface
interface Cell {

  /** Returns how many bytes a value will have at least, as far as it can be told unread. */
  default long atLeast(ResultSet rows, int place) throws SQLException {
    return 0;
  }

  /** Returns the value at a place from 1 of the current row, or null for NULL. */
  @Nullable Object read(ResultSet rows, int place) throws SQLException;
}
