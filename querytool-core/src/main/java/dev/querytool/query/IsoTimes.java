package dev.querytool.query;

import static java.time.format.DateTimeFormatter.ISO_INSTANT;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_TIME;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Set;

/** Dates and times as ISO-8601 text, seconds always written; SQL's blank is read for the T too. */
final class IsoTimes {

  private static final DateTimeFormatter DATE_TIME_AND_MAYBE_OFFSET =
      new DateTimeFormatterBuilder()
          .append(ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendPattern("XXX")
          .optionalEnd()
          .optionalStart()
          .appendPattern("X")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withChronology(IsoChronology.INSTANCE)
          .withResolverStyle(ResolverStyle.STRICT);

  /** What stands for PostgreSQL's infinity, which is later than any date. */
  private static final Set<TemporalAccessor> LAST =
      Set.of(LocalDate.MAX, LocalDateTime.MAX, OffsetDateTime.MAX);

  private static final Set<TemporalAccessor> FIRST =
      Set.of(LocalDate.MIN, LocalDateTime.MIN, OffsetDateTime.MIN);

  private IsoTimes() {}

  static String write(TemporalAccessor time) {
    if (LAST.contains(time)) {
      return "infinity";
    }
    if (FIRST.contains(time)) {
      return "-infinity";
    }
    if (time instanceof LocalDateTime) {
      return ISO_LOCAL_DATE_TIME.format(time);
    }
    if (time instanceof OffsetDateTime) {
      return ISO_OFFSET_DATE_TIME.format(time);
    }
    if (time instanceof Instant) {
      return ISO_INSTANT.format(time);
    }
    if (time instanceof OffsetTime) {
      return ISO_OFFSET_TIME.format(time);
    }
    return time instanceof LocalTime ? ISO_LOCAL_TIME.format(time) : time.toString();
  }

  static LocalDate date(String text) {
    return ISO_LOCAL_DATE.parse(text, LocalDate::from);
  }

  static LocalTime time(String text) {
    return ISO_LOCAL_TIME.parse(text, LocalTime::from);
  }

  static OffsetTime offsetTime(String text) {
    return ISO_OFFSET_TIME.parse(text, OffsetTime::from);
  }

  static LocalDateTime dateTime(String text) {
    return ISO_LOCAL_DATE_TIME.parse(withT(text), LocalDateTime::from);
  }

  /** Reads a time without an offset as UTC, the zone of every connection. */
  static OffsetDateTime offsetDateTime(String text) {
    TemporalAccessor read =
        DATE_TIME_AND_MAYBE_OFFSET.parseBest(
            withT(text), OffsetDateTime::from, LocalDateTime::from);
    return read instanceof LocalDateTime local
        ? local.atOffset(ZoneOffset.UTC)
        : OffsetDateTime.from(read);
  }

  static Instant instant(String text) {
    return offsetDateTime(text).toInstant();
  }

  private static String withT(String text) {
    boolean blank = text.length() > 10 && text.charAt(10) == ' ';
    return blank ? text.substring(0, 10) + "T" + text.substring(11) : text;
  }
}
