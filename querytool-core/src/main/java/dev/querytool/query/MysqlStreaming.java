package dev.querytool.query;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.ReadOnlyQuery;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * MySQL and MariaDB, behind Connector/J, give rows through a cursor of the server when the
 * connection has {@code useCursorFetch} and a fetch size is set.
 *
 * <p>The server makes the whole result before the first row comes. In return closing early is done
 * at once and leaves a working connection, the reader may take its time, and values arrive in
 * binary, so that numbers keep all their digits. Rows sent as they are found must be read to the
 * last.
 *
 * <p>The number of rows stands in the text and is counted; {@link PreparedStatement#setMaxRows}
 * would cost a statement. So would {@link PreparedStatement#setQueryTimeout}, and MariaDB would
 * then forget the limit of its session.
 */
final class MysqlStreaming implements Streaming {

  private final Dialect dialect;
  private final ZoneId zone;

  MysqlStreaming(Dialect dialect, ZoneId zone) {
    this.dialect = dialect;
    this.zone = zone;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public Object parameter(String name, Object value) {
    if (value instanceof Number number) {
      return number(name, number);
    }
    if (value instanceof Instant instant) {
      return inZone(name, instant);
    }
    if (value instanceof OffsetDateTime time) {
      return inZone(name, time.toInstant());
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof UUID id ? id.toString() : value;
  }

  private static Object number(String name, Number number) {
    if (number instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    if (number instanceof Byte || number instanceof Short || number instanceof Integer) {
      return number.longValue();
    }
    if (number instanceof BigDecimal || number instanceof Long) {
      return number;
    }
    if (!Double.isFinite(number.doubleValue())) {
      throw new ValidationException(
          "parameter :" + name + " is " + number + ", which MySQL and MariaDB do not know");
    }
    return number;
  }

  /** The server is told no offset, so a time that its zone has twice cannot be told at all. */
  private LocalDateTime inZone(String name, Instant instant) {
    LocalDateTime local = local(name, instant);
    if (zone.getRules().getValidOffsets(local).size() > 1) {
      throw new ValidationException(
          "parameter :"
              + name
              + " lies in an hour that "
              + zone
              + ", the zone of the connection, has twice; register it in UTC to ask for that hour");
    }
    return local;
  }

  private LocalDateTime local(String name, Instant instant) {
    try {
      return LocalDateTime.ofInstant(instant, zone);
    } catch (DateTimeException outOfRange) {
      throw new ValidationException("parameter :" + name + " is beyond the dates of a calendar");
    }
  }

  @Override
  public PreparedStatement prepare(Connection connection, String sql, int rows)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    statement.setEscapeProcessing(false);
    statement.setFetchSize(FetchSize.FIRST);
    return statement;
  }

  @Override
  public void bind(PreparedStatement statement, int place, @Nullable Object value, boolean tested)
      throws SQLException {
    if (value == null) {
      statement.setNull(place, Types.NULL);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(place, bytes);
    } else {
      statement.setObject(place, value);
    }
  }

  @Override
  public List<Column> columns(ResultSetMetaData metadata) throws SQLException {
    List<Column> columns = new ArrayList<>(metadata.getColumnCount());
    for (int place = 1; place <= metadata.getColumnCount(); place++) {
      columns.add(new Column(metadata.getColumnLabel(place), MysqlTypeNames.of(metadata, place)));
    }
    return columns;
  }

  @Override
  public List<Cell> cells(ResultSetMetaData metadata) throws SQLException {
    List<Cell> cells = new ArrayList<>(metadata.getColumnCount());
    for (int place = 1; place <= metadata.getColumnCount(); place++) {
      cells.add(MysqlCells.of(metadata, place, dialect, zone));
    }
    return cells;
  }

  /** Nothing is fetched until the first row is asked for, and by then the widths are known. */
  @Override
  public int firstFetch(ResultSet rows, ResultSetMetaData metadata) throws SQLException {
    long widest = 0;
    for (int place = 1; place <= metadata.getColumnCount(); place++) {
      widest += declaredBytes(metadata, place);
    }
    int first = FetchSize.first(widest);
    fetch(rows, first);
    return first;
  }

  /** The driver's cursor asks the statement, not the result, how many rows to fetch. */
  @Override
  public void fetch(ResultSet rows, int next) throws SQLException {
    rows.getStatement().setFetchSize(next);
    rows.setFetchSize(next);
  }

  @Override
  public void cancel(Connection connection, @Nullable Statement statement) throws SQLException {
    MysqlDriver.cancel(connection, statement);
  }

  @Override
  public Fault fault(SQLException failure) {
    return MysqlFaults.of(failure);
  }

  @Override
  public Diagnosis diagnose(SQLException failure, ReadOnlyQuery query, String before) {
    String reason = Diagnosis.firstLine(failure.getMessage());
    return new Diagnosis(fault(failure), reason, MysqlFaults.place(failure, query));
  }
}
