package dev.querytool.natural;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which terms of a catalogue are spelled like a stem: its kin, what it is short for or is shortened
 * to, what it is glued to. Immutable.
 */
final class NearTerms {

  private static final double KIN = 0.75;
  private static final double BEGINNING = 0.6;
  private static final double SKELETON = 0.4;
  private static final double GLUED = 0.55;
  private static final double INSIDE = 0.4;
  private static final double SHORT_IN_QUESTION = 0.8;
  private static final int PIECE = 3;
  private static final int LONGEST_SHORT_FORM = 6;

  private final Set<String> known;
  private final Map<String, List<String>> byBeginning;
  private final Map<String, List<String>> byPiece;
  private final Lexicon lexicon;

  NearTerms(Set<String> terms, Lexicon lexicon) {
    this.known = terms;
    this.lexicon = lexicon;
    this.byBeginning = new HashMap<>();
    this.byPiece = new HashMap<>();
    for (String word : terms.stream().filter(NearTerms::isLatin).sorted().toList()) {
      byBeginning.computeIfAbsent(word.substring(0, 1), key -> new ArrayList<>()).add(word);
      for (String piece : Set.copyOf(LinkTerms.pieces(word, PIECE))) {
        byPiece.computeIfAbsent(piece, key -> new ArrayList<>()).add(word);
      }
    }
  }

  /** Returns the term itself if the catalogue has it. */
  Set<String> exact(String term) {
    return known.contains(term) ? Set.of(term) : Set.of();
  }

  /** Returns the terms that a stem may be spelled as, each with how surely, 0 to 1. */
  Map<String, Double> of(String stem) {
    Map<String, Double> near = new LinkedHashMap<>();
    if (known.contains(stem)) {
      near.put(stem, 1.0);
    }
    if (stem.length() < PIECE) {
      return near;
    }
    for (String word : byBeginning.getOrDefault(stem.substring(0, 1), List.of())) {
      put(word, ofOneBeginning(stem, word), near);
    }
    for (String word : byPiece.getOrDefault(stem.substring(0, PIECE), List.of())) {
      put(word, glued(stem, word), near);
    }
    return near;
  }

  private static void put(String word, double sure, Map<String, Double> near) {
    if (sure > 0) {
      near.merge(word, sure, Math::max);
    }
  }

  private double ofOneBeginning(String stem, String word) {
    if (EnglishStem.areKin(stem, word)) {
      return KIN;
    }
    return word.length() < stem.length()
        ? shortened(word, stem)
        : SHORT_IN_QUESTION * shortened(stem, word);
  }

  private double shortened(String brief, String full) {
    boolean may =
        brief.length() >= 2
            && brief.length() <= LONGEST_SHORT_FORM
            && full.length() >= 5
            && full.length() - brief.length() >= 2
            && !lexicon.isWord(brief);
    if (!may) {
      return 0;
    }
    if (brief.length() >= 3 && full.startsWith(brief)) {
      return BEGINNING;
    }
    return brief.length() >= 3 && isSkeleton(brief, full) ? SKELETON : 0;
  }

  /** Tells whether a text holds the letters in their order, and none of them is a vowel. */
  private static boolean isSkeleton(String brief, String full) {
    int at = 1;
    for (int i = 1; i < brief.length(); i++) {
      char letter = brief.charAt(i);
      at = "aeiou".indexOf(letter) >= 0 ? -1 : full.indexOf(letter, at);
      if (at < 0) {
        return false;
      }
      at++;
    }
    return true;
  }

  private static double glued(String stem, String word) {
    if (stem.length() < 4 || word.length() < stem.length() + 2) {
      return 0;
    }
    if (word.startsWith(stem) || word.endsWith(stem)) {
      return GLUED;
    }
    return stem.length() > 4 && word.contains(stem) ? INSIDE : 0;
  }

  private static boolean isLatin(String term) {
    char first = term.charAt(0);
    return first >= 'a' && first <= 'z';
  }
}
