package dev.querytool.natural;

import dev.querytool.catalog.SearchText;
import dev.querytool.catalog.SearchText.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Cuts texts into what questions and tables have in common: stems of words, pieces of runs. */
final class LinkTerms {

  /** The longest piece of a run that is a term of its own. */
  static final int LONGEST_PIECE = 4;

  private LinkTerms() {}

  /** Returns the stems of words and, of runs, the pieces of one to four characters. */
  static Set<String> of(String text) {
    Set<String> terms = new LinkedHashSet<>();
    for (Piece piece : SearchText.of(text).pieces()) {
      if (piece.run()) {
        for (int length = 1; length <= LONGEST_PIECE; length++) {
          terms.addAll(pieces(piece.text(), length));
        }
      } else {
        terms.add(EnglishStem.of(piece.text()));
      }
    }
    return terms;
  }

  /**
   * Returns what a name must share with a question to be all said: stems of words and, of runs,
   * pairs of characters.
   */
  static List<String> parts(String name) {
    Set<String> parts = new LinkedHashSet<>();
    for (Piece piece : SearchText.of(name).pieces()) {
      if (!piece.run()) {
        parts.add(EnglishStem.of(piece.text()));
      } else {
        parts.addAll(pieces(piece.text(), Math.min(2, length(piece.text()))));
      }
    }
    return List.copyOf(parts);
  }

  /** Returns the pieces of a run that have so many characters, from left to right. */
  static List<String> pieces(String run, int length) {
    int[] points = run.codePoints().toArray();
    List<String> pieces = new ArrayList<>();
    for (int i = length; i <= points.length; i++) {
      pieces.add(new String(points, i - length, length));
    }
    return pieces;
  }

  private static int length(String run) {
    return run.codePointCount(0, run.length());
  }
}
