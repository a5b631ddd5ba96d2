package dev.querytool.error;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Suggests what someone may have meant by a name that does not exist, for the {@code candidates} of
 * an error: names a few letters away, names made of the same words in singular or plural or joined
 * differently, and names that contain it or are contained in it.
 *
 * <p>Suggestions are at most {@value #MOST}, nearest first, without duplicates. The cost is
 * bounded: only the first 64 characters of a name are compared, and at most 50,000 names.
 */
public final class NearestNames {

  /** The greatest number of suggestions. */
  public static final int MOST = 5;

  private static final int MOST_COMPARED = 50_000;
  private static final int SHORTEST_PART = 2;

  /**
   * A name that exists.
   *
   * @param spelling what the wanted name is compared with, such as a Chinese name
   * @param name the name to suggest if it is near
   */
  public record Known(String spelling, String name) {}

  private record Near(String name, int distance) {}

  private final String wanted;
  private final int[] characters;
  private final int bound;
  private final NameWords words;

  private NearestNames(String wanted) {
    this.characters = EditDistance.characters(wanted);
    this.wanted = new String(characters, 0, characters.length);
    this.bound = bound(characters.length);
    this.words = NameWords.of(characters);
  }

  /** Returns those of the given names that are near to a wanted one. */
  public static List<String> of(Collection<String> names, String wanted) {
    return of(names.stream().map(name -> new Known(name, name)), wanted);
  }

  /** Returns the names whose spelling is near to a wanted one. */
  public static List<String> of(Stream<Known> names, String wanted) {
    return new NearestNames(wanted).among(names);
  }

  private List<String> among(Stream<Known> names) {
    List<Near> near = new ArrayList<>();
    names
        .limit(MOST_COMPARED)
        .forEach(
            known -> {
              int distance = distance(known.spelling());
              if (distance <= bound + 1) {
                near.add(new Near(known.name(), distance));
              }
            });
    return near.stream()
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .map(Near::name)
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** Names that only hold each other count as one step farther than the farthest near ones. */
  private int distance(String name) {
    int[] other = EditDistance.characters(name);
    int distance = EditDistance.within(bound, characters, other);
    if (distance > 1 && words.isSpelledBy(other)) {
      return 1;
    }
    return distance > bound && !holdsOneAnother(other) ? bound + 2 : distance;
  }

  private boolean holdsOneAnother(int[] other) {
    if (Math.min(other.length, characters.length) < SHORTEST_PART) {
      return false;
    }
    String name = new String(other, 0, other.length);
    return name.contains(wanted) || wanted.contains(name);
  }

  private static int bound(int length) {
    return switch (length) {
      case 0, 1 -> 0;
      case 2 -> 1;
      case 3, 4, 5 -> 2;
      default -> Math.min(8, length / 3);
    };
  }
}
