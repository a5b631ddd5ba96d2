package dev.querytool.query;

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
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL gives rows through a portal, which exists while auto-commit is off and a fetch size is
 * set; closing it early frees the server at once.
 *
 * <p>Texts, constants of enums and NULL are bound without a type, so that the server takes them for
 * what their place asks, as it takes literals; all else is bound with its own.
 */
final class PostgresStreaming implements Streaming {

  private static final int BYTES_OF_A_UUID = 36;

  private final ZoneId zone;

  PostgresStreaming(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public Object parameter(String name, Object value) {
    if (value instanceof Byte || value instanceof Short) {
      return ((Number) value).intValue();
    }
    if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof Instant instant ? atUtc(name, instant) : value;
  }

  private static OffsetDateTime atUtc(String name, Instant instant) {
    try {
      return instant.atOffset(ZoneOffset.UTC);
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
    statement.setMaxRows(rows);
    return statement;
  }

  @Override
  public void bind(PreparedStatement statement, int place, @Nullable Object value, boolean tested)
      throws SQLException {
    if (value == null) {
      statement.setNull(place, tested ? Types.VARCHAR : Types.NULL);
    } else if (value instanceof String text) {
      statement.setObject(place, text, tested ? Types.VARCHAR : Types.OTHER);
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
      columns.add(
          new Column(metadata.getColumnLabel(place), PostgresTypeNames.of(metadata, place)));
    }
    return columns;
  }

  @Override
  public List<Cell> cells(ResultSetMetaData metadata) throws SQLException {
    List<Cell> cells = new ArrayList<>(metadata.getColumnCount());
    for (int place = 1; place <= metadata.getColumnCount(); place++) {
      cells.add(PostgresCells.of(metadata.getColumnTypeName(place), zone));
    }
    return cells;
  }

  /** The first rows come with the answer, before anything tells how wide they are. */
  @Override
  public void fetchSingly(Statement statement) throws SQLException {
    statement.setFetchSize(1);
  }

  /** The driver gives an array the precision of its elements. */
  @Override
  public long declaredBytes(ResultSetMetaData metadata, int place) throws SQLException {
    String type = metadata.getColumnTypeName(place);
    if (type.startsWith("_")) {
      return 0;
    }
    return type.equals("uuid") ? BYTES_OF_A_UUID : Streaming.super.declaredBytes(metadata, place);
  }

  @Override
  public void fetch(ResultSet rows, int next) throws SQLException {
    rows.setFetchSize(next);
  }

  @Override
  public void cancel(Connection connection, @Nullable Statement statement) throws SQLException {
    PostgresDriver.cancelAny(connection);
  }

  @Override
  public Fault fault(SQLException failure) {
    return PostgresFaults.of(failure);
  }

  @Override
  public Diagnosis diagnose(SQLException failure, ReadOnlyQuery query, String before) {
    return PostgresDriver.serverError(failure)
        .map(error -> error.behind(before))
        .map(error -> error.diagnosis(fault(failure), query))
        .orElseGet(() -> Diagnosis.of(fault(failure), failure));
  }
}
