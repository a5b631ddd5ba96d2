package dev.querytool.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text split for searching: Latin and other scripts with spaces into words, at changes of case,
 * at digits and at whatever is neither letter nor digit; Han, kana and Hangul into runs. All in
 * lower case and half-width forms, so that {@code createdAt} and {@code CREATED_AT} are equal.
 * Immutable.
 */
public final class SearchText {

  /**
   * A word, or an unbroken run of characters of a script without spaces.
   *
   * @param text the word or run, in lower case and half-width forms
   * @param run whether it is a run
   */
  public record Piece(String text, boolean run) {}

  private enum Kind {
    OTHER,
    DIGIT,
    LOWER,
    UPPER,
    RUN
  }

  private final List<Piece> pieces;

  private SearchText(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** Splits a text. */
  public static SearchText of(String text) {
    int[] points = Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().toArray();
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= points.length; i++) {
      if (i == points.length || isCut(points, i)) {
        if (kind(points[start]) != Kind.OTHER) {
          pieces.add(new Piece(lower(points, start, i), kind(points[start]) == Kind.RUN));
        }
        start = i;
      }
    }
    return new SearchText(List.copyOf(pieces));
  }

  /** Returns words and runs in the order of the text. */
  public List<Piece> pieces() {
    return pieces;
  }

  /**
   * Returns all pieces joined without a gap, so that {@code order_items} equals {@code OrderItems}.
   */
  public String glued() {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }

  /** Returns words and single characters of runs with a blank before, between and after them. */
  String spaced() {
    StringBuilder spaced = new StringBuilder(" ");
    for (Piece piece : pieces) {
      if (piece.run()) {
        piece.text().codePoints().forEach(c -> spaced.appendCodePoint(c).append(' '));
      } else {
        spaced.append(piece.text()).append(' ');
      }
    }
    return spaced.toString();
  }

  /** Returns the terms to index: words, and all pairs and single characters of runs. */
  Set<String> indexTerms() {
    Set<String> terms = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      terms.add(piece.text());
      if (piece.run()) {
        terms.addAll(pairs(piece.text()));
        piece.text().codePoints().forEach(c -> terms.add(Character.toString(c)));
      }
    }
    return terms;
  }

  /**
   * Returns the terms to search for: words, and all pairs of runs, or the only character of a run.
   */
  Set<String> queryTerms() {
    Set<String> terms = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      List<String> pairs = piece.run() ? pairs(piece.text()) : List.of();
      terms.addAll(pairs.isEmpty() ? List.of(piece.text()) : pairs);
    }
    return terms;
  }

  /** Tells whether a term is of a script without spaces. */
  static boolean isRun(String term) {
    return !term.isEmpty() && kind(term.codePointAt(0)) == Kind.RUN;
  }

  private static List<String> pairs(String run) {
    int[] points = run.codePoints().toArray();
    List<String> pairs = new ArrayList<>();
    for (int i = 1; i < points.length; i++) {
      pairs.add(new String(points, i - 1, 2));
    }
    return pairs;
  }

  private static boolean isCut(int[] points, int i) {
    Kind before = kind(points[i - 1]);
    Kind here = kind(points[i]);
    if (before == Kind.UPPER && here == Kind.LOWER) {
      return false;
    }
    if (before == Kind.UPPER && here == Kind.UPPER) {
      return i + 1 < points.length && kind(points[i + 1]) == Kind.LOWER;
    }
    return before != here;
  }

  private static Kind kind(int c) {
    if (Character.isDigit(c)) {
      return Kind.DIGIT;
    }
    if (!isPartOfWord(c)) {
      return Kind.OTHER;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> Kind.RUN;
      default -> Character.isUpperCase(c) || Character.isTitleCase(c) ? Kind.UPPER : Kind.LOWER;
    };
  }

  private static boolean isPartOfWord(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          true;
      default -> Character.isLetter(c);
    };
  }

  private static String lower(int[] points, int from, int to) {
    StringBuilder lower = new StringBuilder();
    for (int i = from; i < to; i++) {
      lower.appendCodePoint(Character.toLowerCase(points[i]));
    }
    return lower.toString();
  }
}
