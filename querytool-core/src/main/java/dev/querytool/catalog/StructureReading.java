package dev.querytool.catalog;

import dev.querytool.connection.ReadSession;
import dev.querytool.connection.SessionDeadline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * One reading of a structure through a session, which goes no further than its limits: rows come a
 * few at a time, and each is counted before the next is looked at. For use by one thread.
 */
final class StructureReading implements AutoCloseable {

  /** Enough for few round trips; so many of the widest rows still fit in a small heap. */
  private static final int FETCH = 200;

  private static final int HEAP_SHARE = 8;
  private static final int BYTES_OF_A_ROW = 200;

  /** Takes one row. */
  @FunctionalInterface
  interface RowReader {
    void read(ToldRow row) throws SQLException;
  }

  private final Connection connection;
  private final StructureLimits limits;
  private final SessionDeadline deadline;
  private final long room;
  private long taken;

  private StructureReading(
      Connection connection, StructureLimits limits, SessionDeadline deadline) {
    this.connection = connection;
    this.limits = limits;
    this.deadline = deadline;
    this.room = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
  }

  static StructureReading of(ReadSession session, StructureLimits limits) {
    return new StructureReading(
        session.jdbc(), limits, SessionDeadline.start(session, limits.time()));
  }

  StructureLimits limits() {
    return limits;
  }

  /** Returns, as a parameter, one character more than a text may have: servers cut it off there. */
  String longestText() {
    return String.valueOf(limits.textLength() + 1);
  }

  /**
   * Reads the rows of one statement.
   *
   * @throws StructureLimitException if they are too many, too wide or too slow
   */
  void rows(Told told, String sql, List<String> parameters, RowReader reader) throws SQLException {
    checkTime();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      deadline.runs(statement);
      statement.setFetchSize(FETCH);
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        read(told, rows, reader);
      }
    } catch (SQLException e) {
      checkTime();
      throw e;
    }
  }

  /** Counts what a text takes. */
  void take(long bytes) throws StructureLimitException {
    taken += bytes;
    if (taken > room) {
      throw StructureLimitException.memory(room);
    }
  }

  @Override
  public void close() {
    deadline.close();
  }

  private void read(Told told, ResultSet rows, RowReader reader) throws SQLException {
    ToldRow row = new ToldRow(rows, this);
    int most = told.most(limits);
    for (int count = 0; rows.next(); count++) {
      if (count == most) {
        throw StructureLimitException.count(told, most);
      }
      checkTime();
      take(BYTES_OF_A_ROW);
      reader.read(row);
    }
  }

  private void checkTime() throws StructureLimitException {
    if (deadline.isOver()) {
      throw StructureLimitException.time(limits.time());
    }
  }

  /** Shows how much has been read. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "StructureReading[%,d of %,d bytes]", taken, room);
  }
}
