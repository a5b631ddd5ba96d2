package dev.querytool.catalog;

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

  private final Map<String, T> firstByFoldedName = new HashMap<>();

  /** Those that share a folded name, of which there may be many. */
  private final Map<String, T> sharing = new HashMap<>();

  private NameIndex(List<T> things, Function<T, String> name) {
    for (T thing : things) {
      T first = firstByFoldedName.putIfAbsent(AsciiCase.fold(name.apply(thing)), thing);
      if (first != null) {
        sharing.putIfAbsent(name.apply(first), first);
        sharing.putIfAbsent(name.apply(thing), thing);
      }
    }
  }

  static <T> NameIndex<T> of(List<T> things, Function<T, String> name) {
    return new NameIndex<>(things, name);
  }

  Optional<T> find(String wanted) {
    T alike = sharing.get(wanted);
    return Optional.ofNullable(
        alike == null ? firstByFoldedName.get(AsciiCase.fold(wanted)) : alike);
  }
}
