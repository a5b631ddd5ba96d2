package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * How many values stand in the place of each parameter of a text, and what the text is then: each
 * {@code ?} as often as there are values. Immutable.
 */
final class ListSizes {

  private static final String NEXT = ", ?";

  private final List<Integer> sizes;

  /** Takes the number of values of each parameter, in order. */
  ListSizes(List<Integer> sizes) {
    this.sizes = List.copyOf(sizes);
  }

  /** Returns one element for each value: that of the parameter in whose place it stands. */
  <T> List<T> each(List<T> parameters) {
    List<T> all = new ArrayList<>();
    for (int place = 0; place < sizes.size(); place++) {
      for (int value = 0; value < sizes.get(place); value++) {
        all.add(parameters.get(place));
      }
    }
    return all;
  }

  /** Returns where the first value of each parameter stands among all values, from 0. */
  List<Integer> firsts() {
    List<Integer> firsts = new ArrayList<>();
    int before = 0;
    for (int size : sizes) {
      firsts.add(before);
      before += size;
    }
    return firsts;
  }

  /** Returns a text with as many {@code ?} as there are values. */
  String text(String sql, List<Integer> offsets) {
    StringBuilder text = new StringBuilder(sql.length());
    int done = 0;
    for (int place = 0; place < sizes.size(); place++) {
      int behind = offsets.get(place) + 1;
      text.append(sql, done, behind).append(NEXT.repeat(sizes.get(place) - 1));
      done = behind;
    }
    return text.append(sql, done, sql.length()).toString();
  }

  /** Returns where the {@code ?} of all values stand in that text. */
  List<Integer> offsets(List<Integer> offsets) {
    List<Integer> all = new ArrayList<>();
    int grown = 0;
    for (int place = 0; place < sizes.size(); place++) {
      for (int value = 0; value < sizes.get(place); value++) {
        all.add(offsets.get(place) + grown + value * NEXT.length());
      }
      grown += grownBy(place);
    }
    return all;
  }

  /** Returns where in the text without lists stands what stands at an offset of that text. */
  int before(int offset, List<Integer> offsets) {
    int grown = 0;
    for (int place = 0; place < sizes.size(); place++) {
      int first = offsets.get(place) + grown;
      if (offset <= first) {
        break;
      }
      if (offset <= first + grownBy(place)) {
        return offsets.get(place);
      }
      grown += grownBy(place);
    }
    return offset - grown;
  }

  private int grownBy(int place) {
    return (sizes.get(place) - 1) * NEXT.length();
  }
}
