package dev.querytool.query;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of parameters in the spellings that a database may use, to keep them out of messages.
 */
final class BoundTexts {

  private static final int SHORTEST = 3;

  /** Databases repeat long values in part. */
  private static final int TELLING = 24;

  private static final int LONGEST_REASON = 300;

  /** The longest first, for one may be a part of another. */
  private final Set<String> texts =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));

  BoundTexts(Collection<? extends @Nullable Object> values) {
    for (Object value : values) {
      if (value != null) {
        addSpellings(value);
      }
    }
  }

  /** Tells whether words repeat a value, or the beginning of a long one. */
  boolean areIn(String words) {
    return texts.stream().anyMatch(text -> words.contains(beginning(text)));
  }

  /** Returns words without the values, and not too long. */
  String cut(String words) {
    String harmless = words;
    for (String text : texts) {
      harmless = harmless.replace(text, "…");
      int begun = harmless.indexOf(beginning(text));
      if (begun >= 0) {
        harmless = harmless.substring(0, begun) + "…";
      }
    }
    return harmless.length() <= LONGEST_REASON
        ? harmless
        : harmless.substring(0, LONGEST_REASON) + "…";
  }

  private static String beginning(String text) {
    return text.length() <= TELLING ? text : text.substring(0, TELLING);
  }

  private void addSpellings(Object value) {
    if (value instanceof byte[] bytes) {
      add(HexFormat.of().formatHex(bytes));
      return;
    }
    add(value instanceof Enum<?> constant ? constant.name() : value.toString());
    if (value instanceof BigDecimal decimal) {
      add(decimal.toPlainString());
    }
    if (value instanceof TemporalAccessor time) {
      String iso = IsoTimes.write(time);
      add(iso);
      add(iso.replace('T', ' '));
    }
  }

  private void add(String text) {
    if (text.length() >= SHORTEST) {
      texts.add(text);
    }
  }
}
