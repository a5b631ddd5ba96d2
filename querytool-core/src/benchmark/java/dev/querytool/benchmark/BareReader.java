package dev.querytool.benchmark;

import dev.querytool.connection.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/** Reads rows of the sample table into the same values as querytool, by hand. */
interface BareReader {

  /** Reads the row at which the result stands. */
  void read(ResultSet rows, Sink sink) throws SQLException;

  static BareReader of(Dialect dialect) {
    return dialect == Dialect.SQLITE ? BareReader::readInSqlite : BareReader::readOnServer;
  }

  private static void readInSqlite(ResultSet rows, Sink sink) throws SQLException {
    sink.take(rows.getLong(1));
    sink.take(rows.getDouble(2));
    sink.take(rows.getString(3));
    sink.take(rows.getString(4));
    sink.take(rows.getString(5));
  }

  private static void readOnServer(ResultSet rows, Sink sink) throws SQLException {
    sink.take(rows.getLong(1));
    sink.take(rows.getBigDecimal(2));
    sink.take(rows.getString(3));
    sink.take(rows.getObject(4, LocalDateTime.class));
    sink.take(rows.getString(5));
  }
}
