package dev.querytool.natural;

import java.util.Set;

/** Takes the endings of number and tense from English words: equal stems, same word. */
final class EnglishStem {

  private static final Set<String> DERIVING =
      Set.of(
          "", "er", "or", "r", "ment", "ion", "ation", "tion", "ition", "ption", "al", "ial", "anc",
          "enc", "iti", "iv", "ativ", "ist", "ant", "ent", "abl", "ag", "ship", "ee", "at", "ur",
          "i", "ing", "b", "d", "ier", "iction", "ri", "ic", "ical");
  private static final Set<String> AFTER_THREE = Set.of("", "er", "or", "ment", "ee", "al", "ion");

  private EnglishStem() {}

  static String of(String word) {
    if (word.length() < 3 || !isLatin(word)) {
      return word;
    }
    return withoutLastVowel(withoutTense(singular(word)));
  }

  /** Tells whether two stems are of one family, as those of prescribe and prescription are. */
  static boolean areKin(String one, String other) {
    int same = 0;
    int most = Math.min(one.length(), other.length());
    while (same < most && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    if (same < 3) {
      return false;
    }
    String restOfOne = one.substring(same);
    String restOfOther = other.substring(same);
    Set<String> deriving = same == 3 ? AFTER_THREE : DERIVING;
    return deriving.contains(restOfOne) && deriving.contains(restOfOther);
  }

  private static String singular(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return cut(word, 3) + "y";
    }
    if (endsWithAny(word, "sses", "xes", "ches", "shes", "zzes")) {
      return cut(word, 2);
    }
    return word.endsWith("s") && !endsWithAny(word, "ss", "us", "is") ? cut(word, 1) : word;
  }

  private static String withoutTense(String word) {
    if (word.endsWith("ied") && word.length() > 4) {
      return cut(word, 3) + "y";
    }
    int ending = word.endsWith("ing") ? 3 : word.endsWith("ed") && !word.endsWith("eed") ? 2 : 0;
    if (ending == 0 || word.length() - ending < 3 || !hasVowel(cut(word, ending))) {
      return word;
    }
    String stem = cut(word, ending);
    int last = stem.length() - 1;
    boolean doubled = stem.charAt(last) == stem.charAt(last - 1);
    return doubled && "lsz".indexOf(stem.charAt(last)) < 0 ? cut(stem, 1) : stem;
  }

  private static String withoutLastVowel(String word) {
    if (word.length() > 3 && word.endsWith("e") && !word.endsWith("ee")) {
      return cut(word, 1);
    }
    boolean turnsToI =
        word.length() > 3
            && word.endsWith("y")
            && "aeiou".indexOf(word.charAt(word.length() - 2)) < 0;
    return turnsToI ? cut(word, 1) + "i" : word;
  }

  private static boolean endsWithAny(String word, String... endings) {
    for (String ending : endings) {
      if (word.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasVowel(String word) {
    return word.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
  }

  private static boolean isLatin(String word) {
    return word.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static String cut(String word, int characters) {
    return word.substring(0, word.length() - characters);
  }
}
