package dev.querytool.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads arrays of PostgreSQL. Their elements take many times the memory of their text, so they are
 * counted before they are made.
 *
 * @param reading how an array is read
 */
record ArrayCell(Cell reading) implements Cell {

  @Override
  public @Nullable Object read(ResultSet rows, int place) throws SQLException {
    return reading.read(rows, place);
  }

  @Override
  public long atLeast(ResultSet rows, int place) throws SQLException {
    byte[] text = rows.getBytes(place);
    return text == null ? 0 : (long) Weight.BYTES_OF_AN_ELEMENT * elements(text);
  }

  /** Counts what is separated outside of quotes. */
  private static int elements(byte[] text) {
    int elements = 1;
    boolean quoted = false;
    for (int at = 0; at < text.length; at++) {
      switch (text[at]) {
        case '\\' -> at++;
        case '"' -> quoted = !quoted;
        case ',', ';' -> elements += quoted ? 0 : 1;
        default -> {}
      }
    }
    return elements;
  }
}
