package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The names of two like characters beyond ASCII that may stand without quotes. */
final class BareNames {

  private static final int IN_ONE_TEXT = 250;

  private BareNames() {}

  /**
   * Returns the names that are not read as one token.
   *
   * @param tokens how a text is cut into tokens
   */
  static List<String> misread(Function<String, List<String>> tokens) {
    List<String> misread = new ArrayList<>();
    List<String> all = all();
    for (int from = 0; from < all.size(); from += IN_ONE_TEXT) {
      List<String> some = all.subList(from, Math.min(from + IN_ONE_TEXT, all.size()));
      if (!areRead(tokens, some)) {
        int before = misread.size();
        some.stream().filter(name -> !areRead(tokens, List.of(name))).forEach(misread::add);
        if (misread.size() == before) {
          misread.add("together: " + some);
        }
      }
    }
    return misread;
  }

  private static List<String> all() {
    List<String> names = new ArrayList<>();
    for (int c = 0x80; c <= 0xFFFF; c++) {
      if (Characters.plainInName((char) c)) {
        names.add("" + (char) c + (char) c);
      }
    }
    return names;
  }

  private static boolean areRead(Function<String, List<String>> tokens, List<String> names) {
    List<String> expected = new ArrayList<>(List.of("SELECT"));
    for (String name : names) {
      expected.addAll(List.of(name, ","));
    }
    expected.set(expected.size() - 1, "FROM");
    return tokens.apply("SELECT " + String.join(" , ", names) + " FROM").equals(expected);
  }
}
