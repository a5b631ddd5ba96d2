package dev.querytool.examples.medialibrary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The row on which a result stands. Valid while it stands there. */
final class Row {

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  int integer(String column) throws SQLException {
    return result.getInt(column);
  }

  String text(String column) throws SQLException {
    return findText(column)
        .orElseThrow(() -> new SQLException("the column " + column + " has no value"));
  }

  Optional<String> findText(String column) throws SQLException {
    return Optional.ofNullable(result.getString(column));
  }

  Optional<Integer> findInteger(String column) throws SQLException {
    int value = result.getInt(column);
    return result.wasNull() ? Optional.empty() : Optional.of(value);
  }

  Optional<Double> findDecimal(String column) throws SQLException {
    double value = result.getDouble(column);
    return result.wasNull() ? Optional.empty() : Optional.of(value);
  }

  Optional<Boolean> findFlag(String column) throws SQLException {
    return findInteger(column).map(flag -> flag != 0);
  }
}
