package dev.querytool.catalog;

import dev.querytool.error.ValidationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for what people write about tables and fields. */
final class Words {

  private static final int LONGEST_CHINESE_NAME = 100;
  private static final int LONGEST_NOTE = 2_000;
  private static final int MOST_SYNONYMS = 20;

  private Words() {}

  /** Returns the trimmed name, null if it is blank. */
  static @Nullable String chineseName(String value) {
    return checked("Chinese name", value, LONGEST_CHINESE_NAME, "");
  }

  /** Returns the trimmed note, null if it is blank. */
  static @Nullable String note(String value) {
    return checked("note", value, LONGEST_NOTE, "\t\n\r");
  }

  /** Returns the trimmed words, but for blank ones and those that are there before. */
  static List<String> synonyms(List<String> values) {
    List<String> words = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (String value : values) {
      @Nullable String word = checked("synonym", value, LONGEST_CHINESE_NAME, "");
      if (word != null && known.add(word.toLowerCase(Locale.ROOT))) {
        words.add(word);
      }
    }
    if (words.size() > MOST_SYNONYMS) {
      throw new ValidationException(
          "There are " + words.size() + " synonyms; " + MOST_SYNONYMS + " are allowed.");
    }
    return List.copyOf(words);
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
