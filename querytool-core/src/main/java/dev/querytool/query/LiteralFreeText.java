package dev.querytool.query;

import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.SqlGuard;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text as it was asked, with {@code ?} in place of its literals. */
final class LiteralFreeText {

  /** Where something may begin whose end is known to nobody who has not read all before. */
  private static final Pattern UNREADABLE = Pattern.compile("['\"`$\\\\#\\[]|--|/\\*");

  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}_])\\.?\\p{N}[\\p{L}\\p{N}_.]*");

  private LiteralFreeText() {}

  /**
   * Returns what is left.
   *
   * @param accepted the text as it was read; null if it was refused, and so read by nobody
   */
  static String of(@Nullable ReadOnlyQuery accepted, String text) {
    return accepted == null ? readable(text) : SqlGuard.withoutLiterals(accepted.dialect(), text);
  }

  private static String readable(String text) {
    Matcher end = UNREADABLE.matcher(text);
    boolean whole = !end.find();
    String begin = whole ? text : text.substring(0, end.start());
    return NUMBER.matcher(begin).replaceAll("?") + (whole ? "" : "? …");
  }
}
