package dev.querytool.query;

import static java.time.format.DateTimeFormatter.ISO_INSTANT;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_TIME;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
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

  /**
   * Reads a time, one without an offset in a zone.
   *
   * @throws DateTimeException if it is none, or the zone has it twice or not at all
   */
  static OffsetDateTime offsetDateTime(String text, ZoneId zone) {
    TemporalAccessor read =
        DATE_TIME_AND_MAYBE_OFFSET.parseBest(
            withT(text), OffsetDateTime::from, LocalDateTime::from);
    return read instanceof LocalDateTime local ? atZone(local, zone) : OffsetDateTime.from(read);
  }

  /**
   * Returns when a zone has a time.
   *
   * @throws DateTimeException if it has it twice or not at all, as when its clocks are set
   */
  static OffsetDateTime atZone(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() != 1) {
      throw new DateTimeException("the zone has this time " + offsets.size() + " times");
    }
    return local.atOffset(offsets.get(0));
  }

  private static String withT(String text) {
    boolean blank = text.length() > 10 && text.charAt(10) == ' ';
    return blank ? text.substring(0, 10) + "T" + text.substring(11) : text;
  }
}
