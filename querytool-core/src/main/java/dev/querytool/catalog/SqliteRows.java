package dev.querytool.catalog;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.sql.SQLException;
import java.util.List;

/** Asks one question about many relations in one statement, their names given as a JSON array. */
final class SqliteRows {

  /** Keeps the array of names far below any limit on the length of a value. */
  private static final int NAMES_AT_ONCE = 4_000;

  private static final int LONGEST_ARRAY = 400_000;

  private static final int ANY_ERROR_OF_THE_STATEMENT = 1;

  /** Each costs a statement. */
  private static final int MOST_BROKEN = 1_000;

  private SqliteRows() {}

  /** Hears which relation cannot be opened, and why; throws that if it must not be so. */
  @FunctionalInterface
  interface Broken {
    void accept(String name, SQLException why) throws SQLException;
  }

  /** Some of the names as an array, up to the one at a place. */
  private record Slice(String array, int end) {

    static Slice of(List<String> names, int from) {
      int end = from;
      StringBuilder array = new StringBuilder("[");
      while (end < names.size() && end < from + NAMES_AT_ONCE && array.length() < LONGEST_ARRAY) {
        array.append(array.length() == 1 ? "\"" : ",\"");
        JsonStringEncoder.getInstance().quoteAsString(names.get(end), array);
        array.append('"');
        end++;
      }
      return new Slice(array.append(']').toString(), end);
    }
  }

  /**
   * Asks a statement whose one parameter is the array of names.
   *
   * @param names relations of which none can be broken
   */
  static void read(
      StructureReading reading,
      BulkQuery query,
      List<String> names,
      StructureReading.RowReader rows)
      throws SQLException {
    for (int from = 0; from < names.size(); ) {
      Slice slice = Slice.of(names, from);
      query.with(slice.array()).read(reading, rows);
      from = slice.end();
    }
  }

  /**
   * Does the same for relations that may be broken, such as a view of a table that is gone. SQLite
   * gives up at the first of these: that one is reported, and asking goes on behind it.
   *
   * @param query gives rows in the order of the names, at least one for each that can be opened,
   *     and its place in the array as {@code place}
   */
  static void read(
      StructureReading reading,
      BulkQuery query,
      List<String> names,
      StructureReading.RowReader rows,
      Broken broken)
      throws SQLException {
    Progress progress = new Progress();
    while (progress.next < names.size()) {
      int from = progress.next;
      Slice slice = Slice.of(names, from);
      try {
        query
            .with(slice.array())
            .read(
                reading,
                row -> {
                  rows.read(row);
                  progress.next = from + row.number("place") + 1;
                });
        progress.next = slice.end();
      } catch (SQLException e) {
        if ((e.getErrorCode() & 0xff) != ANY_ERROR_OF_THE_STATEMENT) {
          throw e;
        }
        progress.skip();
        broken.accept(names.get(progress.next), e);
        progress.next++;
      }
    }
  }

  private static final class Progress {
    private int next;
    private int broken;

    void skip() throws StructureLimitException {
      broken++;
      if (broken > MOST_BROKEN) {
        throw StructureLimitException.unopened(MOST_BROKEN);
      }
    }
  }
}
