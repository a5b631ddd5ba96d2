package dev.querytool.examples.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as people write them, 1 ms to 1 hour. */
public final class DurationText implements ITypeConverter<Duration> {

  private static final Pattern PLAIN = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Duration LONGEST = Duration.ofHours(1);

  @Override
  public Duration convert(String text) {
    Duration duration = read(text);
    if (duration.toMillis() < 1 || duration.compareTo(LONGEST) > 0) {
      throw new TypeConversionException("'" + text + "' is not from 1ms to 1h");
    }
    return duration;
  }

  private static Duration read(String text) {
    Matcher plain = PLAIN.matcher(text.toLowerCase(Locale.ROOT));
    if (!plain.matches()) {
      return iso(text);
    }
    long amount = Long.parseLong(plain.group(1));
    return switch (plain.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  private static Duration iso(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException unknown) {
      throw new TypeConversionException(
          "'" + text + "' is no duration such as 500ms, 5s, 2m or PT5S");
    }
  }
}
