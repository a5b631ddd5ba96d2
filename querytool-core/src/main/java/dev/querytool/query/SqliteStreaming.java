package dev.querytool.query;

import dev.querytool.error.ValidationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SQLite steps through its rows by itself; what it stores are 64-bit integers, doubles, text and
 * blobs.
 */
final class SqliteStreaming implements Streaming {

  private static final int ERROR = 1;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int TOO_BIG = 18;
  private static final int MISMATCH = 20;

  /** SQLite's own functions take times without an offset for UTC. */
  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Object parameter(String name, Object value) {
    if (value instanceof Number number) {
      return number(name, number);
    }
    if (value instanceof Boolean yes) {
      return yes ? 1L : 0L;
    }
    if (value instanceof byte[] || value instanceof String) {
      return value;
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof TemporalAccessor time ? IsoTimes.write(time) : value.toString();
  }

  private static Object number(String name, Number number) {
    if (number instanceof Double || number instanceof Float) {
      return real(name, number.doubleValue());
    }
    if (number instanceof BigInteger || number instanceof BigDecimal) {
      return exact(name, new BigDecimal(number.toString()));
    }
    return number.longValue();
  }

  private static Object real(String name, double number) {
    if (Double.isNaN(number)) {
      throw new ValidationException("parameter :" + name + " is NaN, which SQLite keeps as NULL");
    }
    return number;
  }

  private static Object exact(String name, BigDecimal number) {
    if (number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() <= 19) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException beyond64Bits) {
        return nearest(name, number);
      }
    }
    return nearest(name, number);
  }

  private static Object nearest(String name, BigDecimal number) {
    double nearest = number.doubleValue();
    if (Double.isInfinite(nearest) || BigDecimal.valueOf(nearest).compareTo(number) != 0) {
      throw new ValidationException(
          "parameter :" + name + " has more digits than SQLite's numbers; bind it as text");
    }
    return nearest;
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql, int rows)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setMaxRows(rows);
    return statement;
  }

  @Override
  public void bind(PreparedStatement statement, int place, @Nullable Object value, boolean tested)
      throws SQLException {
    if (value == null) {
      statement.setNull(place, Types.NULL);
    } else if (value instanceof Long number) {
      statement.setLong(place, number);
    } else if (value instanceof Double number) {
      statement.setDouble(place, number);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(place, bytes);
    } else {
      statement.setString(place, value.toString());
    }
  }

  /** The driver guesses an expression's type from the first row, so expressions have none here. */
  @Override
  public List<Column> columns(ResultSetMetaData metadata) throws SQLException {
    List<Column> columns = new ArrayList<>(metadata.getColumnCount());
    for (int place = 1; place <= metadata.getColumnCount(); place++) {
      boolean ofTable = !metadata.getTableName(place).isEmpty();
      columns.add(
          new Column(
              metadata.getColumnLabel(place), ofTable ? metadata.getColumnTypeName(place) : ""));
    }
    return columns;
  }

  @Override
  public List<Cell> cells(ResultSetMetaData metadata) throws SQLException {
    return Collections.nCopies(metadata.getColumnCount(), SqliteStreaming::value);
  }

  /** Each step gives one row, whatever is asked. */
  @Override
  public int firstFetch(ResultSet rows, ResultSetMetaData metadata) {
    return FetchSize.FIRST;
  }

  /** A declared width bounds nothing. */
  @Override
  public long declaredBytes(ResultSetMetaData metadata, int place) {
    return 0;
  }

  private static @Nullable Object value(ResultSet rows, int place) throws SQLException {
    Object value = rows.getObject(place);
    return value instanceof Integer small ? (Object) small.longValue() : value;
  }

  /** Does nothing: what runs inside this process cannot be left alone, only interrupted. */
  @Override
  public void abort(Connection connection) {}

  @Override
  public Fault fault(SQLException failure) {
    return switch (failure.getErrorCode() & 0xff) {
      case ERROR, MISMATCH -> Fault.STATEMENT;
      case BUSY, LOCKED -> Fault.BUSY;
      case TOO_BIG -> Fault.TOO_LARGE;
      default -> Fault.SESSION;
    };
  }
}
