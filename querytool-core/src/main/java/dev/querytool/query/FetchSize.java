package dev.querytool.query;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/**
 * How many rows a driver fetches at once: few until their size is known, then by and by as many as
 * fit in one mebibyte, so that neither wide rows fill the memory nor narrow ones cost a round trip
 * each. Rows seen say nothing of those to come, so there are never more than would fit in a quarter
 * of the heap, or in 256 MiB, if each were as wide as its columns are declared, or half a mebibyte
 * where that is less or they declare nothing, or as the widest row of late.
 */
final class FetchSize {

  /** The first fetch, before any row was seen, where nothing tells how wide rows are. */
  static final int FIRST = 32;

  /** What a row is taken for whose columns do not say that it is narrower. */
  static final long WIDE = 512 << 10;

  private static final int MOST = 2_000;
  private static final int GROWTH = 4;
  private static final int FADING = 8;
  private static final long BYTES = 1 << 20;
  private static final long MOST_ROOM = 256 << 20;

  private final long declared;
  private final long room;
  private int rows;
  private int left;
  private long bytes;
  private long usual = 1;
  private long widest;
  private long widestOfLate;

  /**
   * Starts before the first row.
   *
   * @param first how many rows are fetched first
   * @param declared how many bytes a row has at most
   * @param room how many bytes may be fetched at once at the worst
   */
  FetchSize(int first, long declared, long room) {
    this.rows = first;
    this.left = first;
    this.declared = declared;
    this.room = room;
  }

  static FetchSize of(Streaming streaming, ResultSet rows, ResultSetMetaData metadata)
      throws SQLException {
    long heap = Runtime.getRuntime().maxMemory();
    return new FetchSize(
        streaming.firstFetch(rows, metadata),
        declared(streaming, metadata),
        Math.min(MOST_ROOM, heap / 4));
  }

  /**
   * Returns how many rows to fetch first.
   *
   * @param rowBytes how many bytes a row has at most, or 0 if that is not declared
   */
  static int first(long rowBytes) {
    return rowBytes == 0 ? FIRST : (int) Math.max(1, Math.min(MOST, BYTES / rowBytes));
  }

  /** Returns how many rows are fetched at once. */
  int rows() {
    return rows;
  }

  /** Takes note of a row; true if it was the last of its fetch and the next is of another size. */
  boolean read(long rowBytes) {
    bytes += rowBytes;
    widest = Math.max(widest, rowBytes);
    left--;
    return left <= 0 && choose();
  }

  private boolean choose() {
    usual = Math.max(usual / 2, bytes / rows);
    widestOfLate = Math.max(widestOfLate - widestOfLate / FADING, widest);
    long usually = BYTES / Math.max(1, usual);
    long atWorst = room / Math.max(1, Math.max(declared, widestOfLate));
    long most = Math.min(MOST, (long) GROWTH * rows);
    int next = (int) Math.max(1, Math.min(most, Math.min(usually, atWorst)));
    boolean other = next != rows;
    rows = next;
    left = next;
    bytes = 0;
    widest = 0;
    return other;
  }

  private static long declared(Streaming streaming, ResultSetMetaData metadata)
      throws SQLException {
    long sum = 0;
    for (int place = 1; place <= metadata.getColumnCount(); place++) {
      long bytes = streaming.declaredBytes(metadata, place);
      sum += bytes > 0 ? bytes : WIDE;
    }
    return Math.min(WIDE, sum);
  }
}
