package dev.querytool.query;

/** Tells what a spreadsheet would take for a formula. */
final class Formulas {

  /** In half and in full width, which some programs read alike. */
  private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  private static final String ALWAYS = "\t\r\n\0";

  private Formulas() {}

  /** Looks behind blanks and what is not seen, since some programs leave them out. */
  static boolean isFormula(String text) {
    if (!text.isEmpty() && ALWAYS.indexOf(text.charAt(0)) >= 0) {
      return true;
    }
    int start = 0;
    while (start < text.length() && isUnseen(text.charAt(start))) {
      start++;
    }
    return start < text.length() && STARTS.indexOf(text.charAt(start)) >= 0;
  }

  private static boolean isUnseen(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
