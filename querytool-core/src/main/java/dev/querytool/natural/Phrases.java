package dev.querytool.natural;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several words stand for together that none of them says. Immutable. */
final class Phrases {

  /** The most words that a phrase has. */
  static final int LONGEST = 4;

  private final Lexicon lexicon;
  private final Map<String, Set<String>> meant = new HashMap<>();

  Phrases(Lexicon lexicon) {
    this.lexicon = lexicon;
    for (String line : Lexicon.lines("phrases.txt")) {
      int colon = line.indexOf(':');
      meant
          .computeIfAbsent(
              key(Lexicon.words(line.substring(0, colon)).toList()), key -> new LinkedHashSet<>())
          .addAll(Lexicon.words(line.substring(colon + 1)).map(EnglishStem::of).toList());
    }
  }

  /** Returns the stems of what words in a row stand for. */
  Set<String> meant(List<String> words) {
    return meant.getOrDefault(key(words), Set.of());
  }

  private String key(List<String> words) {
    return String.join(" ", words.stream().map(this::base).toList());
  }

  /** Returns one stem for all the forms of a word. */
  private String base(String word) {
    String stem = EnglishStem.of(onlyMeaning(word));
    return onlyMeaning(stem);
  }

  private String onlyMeaning(String word) {
    Set<String> meanings = lexicon.longForms(word);
    return meanings.size() == 1 ? meanings.iterator().next() : word;
  }
}
