package dev.querytool.natural;

import dev.querytool.catalog.SearchText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What is known of words before any catalogue is: which stand for one another, which are short for
 * others, which name nothing. Latin words are kept as stems. Immutable.
 */
final class Lexicon {

  private static final int LONGEST_RUN = 6;

  private final Map<String, Set<String>> synonyms = new HashMap<>();
  private final Map<String, Set<String>> longForms = new HashMap<>();
  private final Set<String> empty = new HashSet<>();

  private Lexicon() {}

  /** Read once, when it is first needed. */
  private static final class Known {

    private static final Lexicon LEXICON = read();
  }

  static Lexicon known() {
    return Known.LEXICON;
  }

  private static Lexicon read() {
    Lexicon lexicon = new Lexicon();
    lines("synonyms.txt").forEach(line -> lexicon.addSynonyms(line, (word, other) -> true));
    lines("spoken.txt").forEach(line -> lexicon.addSynonyms(line, spoken(line)));
    lines("everyday.txt").forEach(lexicon::addEveryday);
    lines("abbreviations.txt").forEach(lexicon::addShortForm);
    lines("stopwords.txt").forEach(line -> words(line).forEach(lexicon.empty::add));
    return lexicon;
  }

  /** Returns the stems and runs that may stand for a stem or run, itself left out. */
  Set<String> synonyms(String term) {
    return synonyms.getOrDefault(term, Set.of());
  }

  /** Returns the stems of the words that a short or irregular form stands for. */
  Set<String> longForms(String word) {
    return longForms.getOrDefault(word, Set.of());
  }

  /** Tells whether a stem is a word of its own, so that it is short for no other. */
  boolean isWord(String stem) {
    return synonyms.containsKey(stem);
  }

  /** Tells whether a word, not its stem, names nothing. */
  boolean isEmpty(String word) {
    return empty.contains(word);
  }

  /** Returns the longest run that begins at an index and is accepted, or an empty text. */
  private static String longest(int[] points, int from, Map<String, ?> known, Set<String> others) {
    for (int length = Math.min(LONGEST_RUN, points.length - from); length > 1; length--) {
      String run = new String(points, from, length);
      if (known.containsKey(run) || others.contains(run)) {
        return run;
      }
    }
    return "";
  }

  /**
   * Returns the known words of a run, from left to right, the longest at each place; single
   * characters only where they are part of no longer one.
   */
  List<String> wordsOf(String run) {
    int[] points = run.codePoints().toArray();
    List<String> found = new ArrayList<>();
    int covered = 0;
    for (int i = 0; i < points.length; i++) {
      String word = longest(points, i, synonyms, Set.of());
      String single = Character.toString(points[i]);
      if (!word.isEmpty()) {
        found.add(word);
        covered = Math.max(covered, i + word.codePointCount(0, word.length()));
      } else if (i >= covered && synonyms.containsKey(single)) {
        found.add(single);
      }
    }
    return found;
  }

  /** Returns what is left of a run without the phrases that name nothing. */
  List<String> withoutEmpty(String run) {
    int[] points = run.codePoints().toArray();
    List<String> left = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < points.length; ) {
      int skipped = emptyAt(points, i);
      if (skipped > 0) {
        addPart(left, points, start, i);
        start = i + skipped;
      }
      i += Math.max(1, skipped);
    }
    addPart(left, points, start, points.length);
    return left;
  }

  private int emptyAt(int[] points, int i) {
    String phrase = longest(points, i, Map.of(), empty);
    if (!phrase.isEmpty()) {
      return phrase.codePointCount(0, phrase.length());
    }
    return points[i] == '的' || points[i] == '了' ? 1 : 0;
  }

  private static void addPart(List<String> parts, int[] points, int from, int to) {
    if (to > from) {
      parts.add(new String(points, from, to - from));
    }
  }

  private void addSynonyms(String line, BiPredicate<String, String> standsFor) {
    List<String> group = stems(line);
    for (String word : group) {
      Set<String> others = synonyms.computeIfAbsent(word, key -> new LinkedHashSet<>());
      group.stream()
          .filter(other -> !other.equals(word) && standsFor.test(word, other))
          .forEach(others::add);
    }
  }

  /** Each word before the colon may stand for each behind it. */
  private void addEveryday(String line) {
    int colon = line.indexOf(':');
    List<String> meant = stems(line.substring(colon + 1));
    meant.forEach(word -> synonyms.computeIfAbsent(word, key -> new LinkedHashSet<>()));
    for (String word : stems(line.substring(0, colon))) {
      Set<String> others = synonyms.computeIfAbsent(word, key -> new LinkedHashSet<>());
      meant.stream().filter(other -> !other.equals(word)).forEach(others::add);
    }
  }

  private static List<String> stems(String line) {
    return words(line).map(EnglishStem::of).distinct().toList();
  }

  /** The first word may stand for any other, and words of two languages for one another. */
  private static BiPredicate<String, String> spoken(String line) {
    String first = words(line).map(EnglishStem::of).findFirst().orElseThrow();
    return (word, other) -> word.equals(first) || isLatin(word) != isLatin(other);
  }

  static boolean isLatin(String word) {
    return word.charAt(0) < 0x250;
  }

  private void addShortForm(String line) {
    List<String> words = words(line).toList();
    Set<String> meant = longForms.computeIfAbsent(words.get(0), key -> new LinkedHashSet<>());
    words.stream().skip(1).map(EnglishStem::of).forEach(meant::add);
  }

  /** Returns the words of a line, in small letters. */
  static Stream<String> words(String line) {
    return Arrays.stream(line.split(" ", -1))
        .filter(word -> !word.isBlank())
        .map(word -> SearchText.of(word).glued());
  }

  /** Returns the lines of a resource that are not comments. */
  static List<String> lines(String resource) {
    try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing in this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
    }
  }
}
