package dev.querytool.query;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Writes the geometries of MySQL and MariaDB, 4 bytes of SRID and then WKB, as WKT: {@code
 * SRID=3857;POINT(1 2)}, and without a prefix if the SRID is 0.
 */
final class WellKnownText {

  private static final int POINT = 1;
  private static final int LINE_STRING = 2;
  private static final int POLYGON = 3;
  private static final int MULTI_POINT = 4;
  private static final int MULTI_LINE_STRING = 5;
  private static final int MULTI_POLYGON = 6;
  private static final int COLLECTION = 7;
  private static final int DEEPEST = 64;

  private final ByteBuffer bytes;
  private final boolean swapped;

  private WellKnownText(ByteBuffer bytes, boolean swapped) {
    this.bytes = bytes;
    this.swapped = swapped;
  }

  /**
   * Writes a geometry; empty if the bytes are none.
   *
   * @param axes in which order the server itself writes coordinates
   */
  static Optional<String> of(byte[] stored, AxisOrder axes) {
    ByteBuffer bytes = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
    try {
      long srid = Integer.toUnsignedLong(bytes.getInt());
      WellKnownText text = new WellKnownText(bytes, axes.isLatitudeFirst(srid));
      String written = text.geometry(DEEPEST);
      if (bytes.hasRemaining()) {
        return Optional.empty();
      }
      return Optional.of(srid == 0 ? written : "SRID=" + srid + ";" + written);
    } catch (BufferUnderflowException | IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private String geometry(int depth) {
    return switch (header()) {
      case POINT -> "POINT" + point();
      case LINE_STRING -> "LINESTRING" + line();
      case POLYGON -> "POLYGON" + polygon();
      case MULTI_POINT -> "MULTIPOINT" + many(() -> part(POINT, this::point));
      case MULTI_LINE_STRING -> "MULTILINESTRING" + many(() -> part(LINE_STRING, this::line));
      case MULTI_POLYGON -> "MULTIPOLYGON" + many(() -> part(POLYGON, this::polygon));
      case COLLECTION -> "GEOMETRYCOLLECTION" + many(() -> nested(depth));
      default -> throw new IllegalArgumentException("no geometry");
    };
  }

  private String nested(int depth) {
    if (depth == 0) {
      throw new IllegalArgumentException("nested too deep");
    }
    return geometry(depth - 1);
  }

  /** Reads the order of the bytes that follow, and the type. */
  private int header() {
    bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return bytes.getInt();
  }

  private String part(int type, Part body) {
    if (header() != type) {
      throw new IllegalArgumentException("a part of another type");
    }
    return body.read();
  }

  private String point() {
    return "(" + position() + ")";
  }

  private String line() {
    return many(this::position);
  }

  private String polygon() {
    return many(this::line);
  }

  private String position() {
    String x = number(bytes.getDouble());
    String y = number(bytes.getDouble());
    return swapped ? y + " " + x : x + " " + y;
  }

  private String many(Part body) {
    int count = bytes.getInt();
    if (count == 0) {
      return " EMPTY";
    }
    StringJoiner parts = new StringJoiner(",", "(", ")");
    for (int i = 0; i != count; i++) {
      parts.add(body.read());
    }
    return parts.toString();
  }

  private static String number(double ordinate) {
    String text = Double.toString(ordinate);
    return text.replace(".0E", "E").replaceFirst("\\.0$", "");
  }

  /** Reads one part of a geometry. */
  @FunctionalInterface
  private interface Part {
    String read();
  }
}
