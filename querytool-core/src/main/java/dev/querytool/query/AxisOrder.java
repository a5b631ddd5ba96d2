package dev.querytool.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Which coordinate a server writes first; what it stores begins with the longitude.
 *
 * <p>MySQL writes latitudes first where its catalogue of reference systems says so, as for 4326.
 * MariaDB knows no axes.
 */
final class AxisOrder {

  static final AxisOrder AS_STORED = new AxisOrder(new BitSet());

  private final BitSet latitudeFirst;

  private AxisOrder(BitSet latitudeFirst) {
    this.latitudeFirst = latitudeFirst;
  }

  static AxisOrder ofMysql() {
    return OfMysql.ORDER;
  }

  boolean isLatitudeFirst(long srid) {
    return srid < latitudeFirst.length() && latitudeFirst.get((int) srid);
  }

  private static AxisOrder read(String resource) {
    BitSet ids = new BitSet();
    for (String range : text(resource).strip().split("\\s+", -1)) {
      String[] ends = range.split("-", -1);
      ids.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
    }
    return new AxisOrder(ids);
  }

  private static String text(String resource) {
    try (InputStream in = AxisOrder.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing in this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
    }
  }

  /** Read when the first geometry of MySQL is. */
  private static final class OfMysql {
    private static final AxisOrder ORDER = read("mysql-latitude-first.txt");
  }
}
