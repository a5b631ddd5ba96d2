package dev.querytool.examples.medialibrary;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as the library keeps them: UTC, in one form, so that their order is that of their texts.
 */
final class LibraryTime {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private LibraryTime() {}

  static String text(Clock clock) {
    return FORM.format(clock.instant());
  }
}
