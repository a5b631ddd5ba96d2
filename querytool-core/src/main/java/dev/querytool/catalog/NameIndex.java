package dev.querytool.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Things by their names, ASCII case aside; of several that differ in case alone the one spelled
 * alike is found, else the first. Immutable.
 */
final class NameIndex<T> {

  private final Map<String, List<T>> byFoldedName;
  private final Function<T, String> name;

  private NameIndex(Map<String, List<T>> byFoldedName, Function<T, String> name) {
    this.byFoldedName = byFoldedName;
    this.name = name;
  }

  static <T> NameIndex<T> of(List<T> things, Function<T, String> name) {
    Map<String, List<T>> byFoldedName = new HashMap<>(things.size() * 4 / 3 + 1);
    for (T thing : things) {
      byFoldedName.merge(AsciiCase.fold(name.apply(thing)), List.of(thing), NameIndex::concat);
    }
    return new NameIndex<>(byFoldedName, name);
  }

  Optional<T> find(String wanted) {
    List<T> found = byFoldedName.getOrDefault(AsciiCase.fold(wanted), List.of());
    if (found.size() > 1) {
      for (T thing : found) {
        if (name.apply(thing).equals(wanted)) {
          return Optional.of(thing);
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return List.copyOf(both);
  }
}
