package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of the history's chain at some moment. Whoever keeps it elsewhere can prove later that
 * nothing up to it was changed or cut off. It is not secret and reveals nothing.
 *
 * @param sequence the number of the last row
 * @param mac the code that chains the row to all before it, as 64 hexadecimal digits
 */
public record AuditHead(long sequence, String mac) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  /** Checks that both parts are there. */
  public AuditHead {
    requireNonNull(mac, "mac");
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws ValidationException if it is something else
   */
  public static AuditHead parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new ValidationException(
          "this is not the head of a history; give a number, a colon and 64 hexadecimal digits, as"
              + " the anchor received them");
    }
    return new AuditHead(Long.parseLong(parts.group(1)), parts.group(2));
  }

  /** Returns the sequence, a colon and the digits. */
  @Override
  public String toString() {
    return sequence + ":" + mac;
  }
}
