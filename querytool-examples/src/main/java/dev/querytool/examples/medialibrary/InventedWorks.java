package dev.querytool.examples.medialibrary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Invents works; the same ones for the same randomness. Used once. */
final class InventedWorks {

  private static final LocalDate FIRST_RELEASE = LocalDate.of(2015, 1, 1);
  private static final int DAYS = 4_000;
  private static final int FIRST_CIRCLE = 20_001;

  private static final List<Language> LANGUAGES =
      List.of(
          new Language(
              InventedWords.JAPANESE_PLACES, InventedWords.JAPANESE_THINGS, "%1$sの%2$s", "　第%d話"),
          new Language(
              InventedWords.CHINESE_PLACES, InventedWords.CHINESE_THINGS, "%1$s的%2$s", "（%d）"),
          new Language(
              InventedWords.ENGLISH_PLACES,
              InventedWords.ENGLISH_THINGS,
              "%2$s the %1$s",
              ", Part %d"));

  private final Random random;
  private int id = 120_000;

  InventedWorks(Random random) {
    this.random = random;
  }

  List<Work> make(int count) {
    return IntStream.range(0, count).mapToObj(this::work).toList();
  }

  private Work work(int number) {
    id += 1 + random.nextInt(180);
    if (number == 4_000) {
      id = 1_000_000;
    }
    Language language = pick(LANGUAGES);
    String folder = oneIn(2) ? "disk1" : oneIn(3) ? "disk2" : "nas";
    return new Work(
        id,
        new Place(folder, ProductNumber.text(id)),
        new Description(title(language), release(), oneIn(30) ? null : oneIn(12)),
        new Credits(circle(), voiceActors(), tags()),
        figures());
  }

  private String title(Language language) {
    String place = pick(language.places());
    String thing = pick(language.things());
    return language.title(place, thing, oneIn(3) ? 2 + random.nextInt(8) : 1);
  }

  private @Nullable LocalDate release() {
    return oneIn(50) ? null : FIRST_RELEASE.plusDays(random.nextInt(DAYS));
  }

  /** A few circles have many works. */
  private Circle circle() {
    double share = random.nextDouble();
    int at = (int) (share * share * InventedWords.CIRCLES.size());
    return new Circle(FIRST_CIRCLE + at, InventedWords.CIRCLES.get(at));
  }

  private List<VoiceActor> voiceActors() {
    return some(InventedWords.VOICE_ACTORS, oneIn(30) ? 0 : 1 + random.nextInt(3)).stream()
        .map(VoiceActor::new)
        .toList();
  }

  private List<Tag> tags() {
    return some(InventedWords.TAGS, oneIn(50) ? 0 : 1 + random.nextInt(5)).stream()
        .map(name -> new Tag(1 + InventedWords.TAGS.indexOf(name), name))
        .toList();
  }

  private Figures figures() {
    double fame = random.nextDouble();
    int downloads = 20 + (int) (40_000 * fame * fame * fame);
    return new Figures(
        downloads, 110 * random.nextInt(21), downloads / 150, stars(downloads), ranks());
  }

  private Map<Integer, Integer> stars(int downloads) {
    Map<Integer, Integer> stars = new TreeMap<>();
    if (oneIn(30)) {
      return stars;
    }
    int best = 3 + random.nextInt(3);
    for (int given = 1; given <= 5; given++) {
      int share = given == best ? 12 : 60;
      stars.put(given, 1 + random.nextInt(2 + downloads / share));
    }
    return stars;
  }

  private Map<Chart, Integer> ranks() {
    return oneIn(6) ? Map.of(pick(List.of(Chart.values())), 1 + random.nextInt(100)) : Map.of();
  }

  private <T> List<T> some(List<T> from, int count) {
    List<T> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      T next = pick(from);
      if (!chosen.contains(next)) {
        chosen.add(next);
      }
    }
    return chosen;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  /**
   * How a title is made.
   *
   * @param title of a place and a thing
   * @param part what follows if there are several
   */
  private record Language(List<String> places, List<String> things, String title, String part) {

    String title(String place, String thing, int number) {
      String first = String.format(Locale.ROOT, title, place, thing);
      return number == 1 ? first : first + String.format(Locale.ROOT, part, number);
    }
  }
}
