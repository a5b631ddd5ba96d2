package dev.querytool.connection;

import dev.querytool.error.ValidationException;

/** Which characters may stand in the url of a server as they are. */
final class UrlCharacters {

  private UrlCharacters() {}

  static void check(String text) {
    if (text.codePoints().anyMatch(UrlCharacters::isBlank)) {
      throw new ValidationException("the url holds a blank; write it as %20");
    }
    if (text.codePoints().anyMatch(UrlCharacters::isHidden)) {
      throw new ValidationException(
          "the url holds a control character or one that cannot be seen, such as a mark for the"
              + " direction of writing; remove it");
    }
  }

  /** Tells whether a character is invisible, or changes how others are shown. */
  static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static boolean isBlank(int point) {
    return point == ' ' || Character.isSpaceChar(point);
  }
}
