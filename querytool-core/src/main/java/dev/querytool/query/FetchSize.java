package dev.querytool.query;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How many rows a driver fetches at once: few until their size is known, then by and by as many as
 * fit in one mebibyte, so that neither wide rows fill the memory nor narrow ones cost a round trip
 * each.
 */
final class FetchSize {

  /** The first fetch, before any row was seen, where nothing tells how wide rows are. */
  static final int FIRST = 32;

  private static final int MOST = 2_000;
  private static final long BYTES = 1 << 20;

  private final Streaming streaming;
  private final ResultSet result;
  private int size;
  private int left;
  private long bytes;
  private long widest = 1;

  FetchSize(Streaming streaming, ResultSet result, int first) {
    this.streaming = streaming;
    this.result = result;
    this.size = first;
    this.left = first;
  }

  /** Returns how many rows of such a size to fetch first. */
  static int first(long rowBytes) {
    return (int) Math.max(1, Math.min(FIRST, BYTES / Math.max(1, rowBytes)));
  }

  /** Takes note of a row, and chooses the next fetch when this one is used up. */
  void read(long rowBytes) throws SQLException {
    bytes += rowBytes;
    left--;
    if (left > 0) {
      return;
    }
    widest = Math.max(widest / 2, bytes / size);
    long fitting = BYTES / Math.max(1, widest);
    int next = (int) Math.max(1, Math.min(fitting, Math.min(MOST, Math.max(FIRST, 4L * size))));
    if (next != size) {
      streaming.fetch(result, next);
      size = next;
    }
    left = size;
    bytes = 0;
  }
}
