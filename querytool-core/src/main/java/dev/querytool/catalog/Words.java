package dev.querytool.catalog;

import dev.querytool.error.ValidationException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules for what people write about tables and fields. */
final class Words {

  private static final int LONGEST_CHINESE_NAME = 100;
  private static final int LONGEST_NOTE = 2_000;

  private Words() {}

  /** Returns the trimmed name, null if it is blank. */
  static @Nullable String chineseName(String value) {
    return checked("Chinese name", value, LONGEST_CHINESE_NAME, "");
  }

  /** Returns the trimmed note, null if it is blank. */
  static @Nullable String note(String value) {
    return checked("note", value, LONGEST_NOTE, "\t\n\r");
  }

  private static @Nullable String checked(
      String what, String value, int longest, String allowedControls) {
    String trimmed = value.strip();
    int length = trimmed.codePointCount(0, trimmed.length());
    if (length > longest) {
      throw new ValidationException(
          String.format(
              Locale.ROOT, "The %s has %,d characters; %,d are allowed.", what, length, longest));
    }
    if (trimmed.codePoints().anyMatch(c -> isUnreadable(c) && allowedControls.indexOf(c) < 0)) {
      throw new ValidationException(
          "The " + what + " holds a control character or half a character; write plain text.");
    }
    return trimmed.isEmpty() ? null : trimmed;
  }

  private static boolean isUnreadable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }
}
