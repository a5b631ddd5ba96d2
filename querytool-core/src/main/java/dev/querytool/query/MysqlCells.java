package dev.querytool.query;

import static dev.querytool.query.AxisOrder.AS_STORED;

import dev.querytool.connection.Dialect;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of MySQL's and MariaDB's types.
 *
 * <p>Dates and times are read without a zone, which the driver leaves alone whatever zone the JVM
 * is in; what no calendar or clock shows is read as the server's text. A time of day always is: the
 * driver forgets the sign of {@code -00:30}.
 */
final class MysqlCells {

  private static final String NOT_READ = "0A000";

  private MysqlCells() {}

  /** Returns how a column is read. */
  static Cell of(ResultSetMetaData metadata, int place, Dialect dialect, ZoneId zone)
      throws SQLException {
    String name = metadata.getColumnTypeName(place);
    return switch (metadata.getColumnType(place)) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> MysqlCells::whole;
      case Types.BIGINT ->
          name.endsWith("UNSIGNED")
              ? (rows, at) -> rows.getObject(at, BigInteger.class)
              : MysqlCells::whole;
      case Types.DECIMAL -> ResultSet::getBigDecimal;
      case Types.REAL -> MysqlCells::single;
      case Types.DOUBLE -> MysqlCells::real;
      case Types.BIT -> bits(metadata.getPrecision(place));
      case Types.DATE -> MysqlCells::date;
      case Types.TIME -> (rows, at) -> time(rows, at, IsoTimes::time);
      case Types.TIMESTAMP ->
          name.equals("TIMESTAMP")
              ? (rows, at) -> dateTime(rows, at, local -> IsoTimes.atZone(local, zone))
              : (rows, at) -> dateTime(rows, at, local -> local);
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> binary(name, dialect);
      default -> ResultSet::getString;
    };
  }

  private static @Nullable Object whole(ResultSet rows, int place) throws SQLException {
    long value = rows.getLong(place);
    return rows.wasNull() ? null : (Object) value;
  }

  private static @Nullable Object single(ResultSet rows, int place) throws SQLException {
    float value = rows.getFloat(place);
    return rows.wasNull() ? null : (Object) value;
  }

  private static @Nullable Object real(ResultSet rows, int place) throws SQLException {
    double value = rows.getDouble(place);
    return rows.wasNull() ? null : (Object) value;
  }

  /** One bit is a boolean, more are the number they write. */
  private static Cell bits(int width) {
    return (rows, place) -> {
      byte[] bytes = rows.getBytes(place);
      if (bytes == null) {
        return null;
      }
      BigInteger number = new BigInteger(1, bytes);
      if (width == 1) {
        return number.signum() != 0;
      }
      return width < Long.SIZE ? (Object) number.longValueExact() : number;
    };
  }

  private static @Nullable Object date(ResultSet rows, int place) throws SQLException {
    LocalDate date = certain(rows, place, LocalDate.class);
    return date == null ? time(rows, place, IsoTimes::date) : date;
  }

  private static @Nullable Object dateTime(
      ResultSet rows, int place, Function<LocalDateTime, Object> zoned) throws SQLException {
    LocalDateTime local = certain(rows, place, LocalDateTime.class);
    try {
      return local == null
          ? time(rows, place, text -> zoned.apply(IsoTimes.dateTime(text)))
          : zoned.apply(local);
    } catch (DateTimeException notOnceInTheZone) {
      return rows.getString(place);
    }
  }

  /**
   * Reads a time as the driver does, ten times as fast as from its text; null where it is NULL, or
   * one that the driver cannot read or may have put in the place of a zero date.
   */
  private static <T extends Temporal> @Nullable T certain(
      ResultSet rows, int place, Class<T> type) {
    try {
      T read = rows.getObject(place, type);
      return read != null && read.get(ChronoField.YEAR) > 1 ? read : null;
    } catch (SQLException | DateTimeException ofNoCalendar) {
      return null;
    }
  }

  private static @Nullable Object time(ResultSet rows, int place, Function<String, ?> reader)
      throws SQLException {
    String text = rows.getString(place);
    if (text == null) {
      return null;
    }
    try {
      return reader.apply(text);
    } catch (DateTimeException ofNoCalendar) {
      return text;
    }
  }

  private static Cell binary(String name, Dialect dialect) {
    return switch (name) {
      case "VECTOR" -> MysqlCells::notRead;
      case "GEOMETRY" -> geometry(dialect == Dialect.MYSQL ? AxisOrder.ofMysql() : AS_STORED);
      default -> ResultSet::getBytes;
    };
  }

  /** What is no geometry after all stays what it is. */
  private static Cell geometry(AxisOrder axes) {
    return (rows, place) -> {
      byte[] bytes = rows.getBytes(place);
      return bytes == null ? null : WellKnownText.of(bytes, axes).<Object>map(t -> t).orElse(bytes);
    };
  }

  private static @Nullable Object notRead(ResultSet rows, int place) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "columns of type VECTOR are not read; select vector_to_string(…) of it", NOT_READ);
  }
}
