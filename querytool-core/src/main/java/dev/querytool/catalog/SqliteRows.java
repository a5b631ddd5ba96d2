package dev.querytool.catalog;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Asks one question about many relations in one statement, their names given as a JSON array. */
final class SqliteRows {

  /** Keeps the array of names far below any limit on the length of a value. */
  private static final int NAMES_AT_ONCE = 4_000;

  private static final int ANY_ERROR_OF_THE_STATEMENT = 1;

  private SqliteRows() {}

  /** Takes one row. */
  @FunctionalInterface
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** Hears which relation cannot be opened, and why; throws that if it must not be so. */
  @FunctionalInterface
  interface Broken {
    void accept(String name, SQLException why) throws SQLException;
  }

  /**
   * Asks a statement whose one parameter is the array of names.
   *
   * @param names relations of which none can be broken
   */
  static void read(Connection connection, String sql, List<String> names, RowReader reader)
      throws SQLException {
    for (int from = 0; from < names.size(); from += NAMES_AT_ONCE) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, slice(names, from));
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            reader.read(row);
          }
        }
      }
    }
  }

  /**
   * Does the same for relations that may be broken, such as a view of a table that is gone. SQLite
   * gives up at the first of these: that one is reported, and asking goes on behind it.
   *
   * @param sql gives rows in the order of the names, at least one for each that can be opened, and
   *     its place in the array as {@code place}
   */
  static void read(
      Connection connection, String sql, List<String> names, RowReader reader, Broken broken)
      throws SQLException {
    Progress progress = new Progress();
    while (progress.next < names.size()) {
      int from = progress.next;
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, slice(names, from));
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            reader.read(row);
            progress.next = from + row.getInt("place") + 1;
          }
        }
        progress.next = Math.min(names.size(), from + NAMES_AT_ONCE);
      } catch (SQLException e) {
        if ((e.getErrorCode() & 0xff) != ANY_ERROR_OF_THE_STATEMENT) {
          throw e;
        }
        broken.accept(names.get(progress.next), e);
        progress.next++;
      }
    }
  }

  private static String slice(List<String> names, int from) {
    int to = Math.min(names.size(), from + NAMES_AT_ONCE);
    StringBuilder array = new StringBuilder("[");
    for (String name : names.subList(from, to)) {
      array.append(array.length() == 1 ? "\"" : ",\"");
      JsonStringEncoder.getInstance().quoteAsString(name, array);
      array.append('"');
    }
    return array.append(']').toString();
  }

  private static final class Progress {
    private int next;
  }
}
