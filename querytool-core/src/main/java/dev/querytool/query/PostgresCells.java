package dev.querytool.query;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the values of PostgreSQL's types; those it does not know are text. */
final class PostgresCells {

  private static final String END_OF_DAY = "24:00";

  private PostgresCells() {}

  /**
   * Returns how a type is read.
   *
   * @param type the driver's name of it
   * @param zone where a moment is read
   */
  static Cell of(String type, ZoneId zone) {
    if (type.startsWith("_")) {
      Cell element = of(type.substring(1), zone);
      return new ArrayCell((rows, place) -> list(rows, place, element));
    }
    return switch (type) {
      case "bool", "float4", "float8" -> ResultSet::getObject;
      case "numeric" -> PostgresCells::numeric;
      case "int2", "int4", "int8", "smallserial", "serial", "bigserial", "oid" ->
          PostgresCells::whole;
      case "date" -> (rows, place) -> rows.getObject(place, LocalDate.class);
      case "time" -> (rows, place) -> timeOfDay(rows, place, LocalTime.class);
      case "timetz" -> (rows, place) -> timeOfDay(rows, place, OffsetTime.class);
      case "timestamp" -> (rows, place) -> rows.getObject(place, LocalDateTime.class);
      case "timestamptz" -> (rows, place) -> moment(rows, place, zone);
      case "uuid" -> (rows, place) -> rows.getObject(place, UUID.class);
      case "bytea" -> ResultSet::getBytes;
      default -> ResultSet::getString;
    };
  }

  private static @Nullable Object whole(ResultSet rows, int place) throws SQLException {
    long value = rows.getLong(place);
    return rows.wasNull() ? null : (Object) value;
  }

  /** What is no number comes as the double that says so. */
  private static @Nullable Object numeric(ResultSet rows, int place) throws SQLException {
    Object value = rows.getObject(place);
    return value instanceof Double || value instanceof BigDecimal ? value : null;
  }

  /** The end of a day is no time that a clock shows. */
  private static @Nullable Object timeOfDay(ResultSet rows, int place, Class<?> type)
      throws SQLException {
    String text = rows.getString(place);
    return text == null || text.startsWith(END_OF_DAY) ? text : rows.getObject(place, type);
  }

  private static @Nullable Object moment(ResultSet rows, int place, ZoneId zone)
      throws SQLException {
    OffsetDateTime time = rows.getObject(place, OffsetDateTime.class);
    boolean finite =
        time != null && !time.equals(OffsetDateTime.MAX) && !time.equals(OffsetDateTime.MIN);
    return finite ? time.atZoneSameInstant(zone).toOffsetDateTime() : time;
  }

  private static @Nullable Object list(ResultSet rows, int place, Cell element)
      throws SQLException {
    Array array = rows.getArray(place);
    return array == null ? null : elements(array, element);
  }

  private static List<@Nullable Object> elements(Array array, Cell element) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    try (ResultSet elements = array.getResultSet()) {
      boolean nested = elements.getMetaData().getColumnTypeName(2).startsWith("_");
      while (elements.next()) {
        values.add(nested ? list(elements, 2, element) : element.read(elements, 2));
      }
    }
    return Collections.unmodifiableList(values);
  }
}
