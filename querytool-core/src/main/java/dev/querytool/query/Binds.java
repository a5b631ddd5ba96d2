package dev.querytool.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a text's parameters as an engine takes them.
 *
 * @param values each value, in the order in which they are bound
 * @param sizes how many values each parameter has
 */
record Binds(List<@Nullable Object> values, List<Integer> sizes) {

  Binds {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    sizes = List.copyOf(sizes);
  }

  /** Tells whether a parameter has several values. */
  boolean holdLists() {
    return values.size() > sizes.size();
  }

  /** Shows how many values there are, never which. */
  @Override
  public String toString() {
    return "Binds" + sizes;
  }
}
