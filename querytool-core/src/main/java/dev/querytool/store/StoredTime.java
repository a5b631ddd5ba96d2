package dev.querytool.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * A time as the store writes it, UTC with milliseconds and {@code Z}; read in the other forms too
 * that its sources used: SQLite's own and ISO-8601 without a zone, both taken as UTC.
 */
final class StoredTime {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int DATE_LENGTH = "2026-01-01".length();

  private StoredTime() {}

  static String write(Instant time) {
    return WRITTEN.format(time);
  }

  /**
   * Reads a time.
   *
   * @throws java.time.DateTimeException if it has none of the three forms
   */
  static Instant read(String text) {
    TemporalAccessor read =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(
            withT(text), OffsetDateTime::from, LocalDateTime::from);
    return read instanceof OffsetDateTime zoned
        ? zoned.toInstant()
        : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
  }

  private static String withT(String text) {
    return text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' '
        ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
        : text;
  }
}
