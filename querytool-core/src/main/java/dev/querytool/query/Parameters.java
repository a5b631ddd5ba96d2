package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.NearestNames;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.TextPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of a query's named parameters. Immutable. */
final class Parameters {

  static final Parameters NONE = new Parameters(Map.of(), Map.of());

  private final Map<String, @Nullable Object> values;
  private final Map<String, @Nullable Object> granted;

  private Parameters(Map<String, @Nullable Object> values, Map<String, @Nullable Object> granted) {
    this.values = values;
    this.granted = granted;
  }

  /** Returns these values and one more, which replaces an earlier one of its name. */
  Parameters with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
    more.put(checkedName(name), copied(name, value));
    return new Parameters(Collections.unmodifiableMap(more), granted);
  }

  /**
   * Returns these values and those that grants bind, under names that no caller can write and no
   * message tells.
   */
  Parameters withGranted(Map<String, Object> granted) {
    Map<String, @Nullable Object> bound = new LinkedHashMap<>();
    granted.forEach(bound::put);
    return new Parameters(values, Collections.unmodifiableMap(bound));
  }

  /**
   * Returns the values in the order of a query's places, as the engine takes them.
   *
   * @throws ValidationException if a place has no value, a value no place, or a list one that takes
   *     one value only
   */
  Binds inOrder(ReadOnlyQuery query, Streaming streaming) {
    List<String> places = query.parameters();
    List<@Nullable Object> ordered = new ArrayList<>(places.size());
    List<Integer> sizes = new ArrayList<>(places.size());
    String own = "";
    for (int place = 0; place < places.size(); place++) {
      String name = places.get(place);
      own = granted.containsKey(name) ? own : name;
      int before = ordered.size();
      if (granted.containsKey(name)) {
        ordered.add(ofGrant(name, requireNonNull(granted.get(name)), streaming));
      } else if (value(name) instanceof ParameterList list) {
        requireListPlace(name, place, query);
        list.values().forEach(value -> ordered.add(streaming.parameter(name, value)));
      } else {
        Object value = value(name);
        ordered.add(value == null ? null : streaming.parameter(name, value));
      }
      sizes.add(ordered.size() - before);
      if (ordered.size() > ParameterList.MOST) {
        throw ParameterList.tooMany(":" + own + " brings more", own);
      }
    }
    refuseSurplus(places);
    return new Binds(ordered, sizes);
  }

  private @Nullable Object value(String name) {
    if (!values.containsKey(name)) {
      throw new ValidationException(
          "parameter :" + name + " has no value; give it one with param(\"" + name + "\", …)",
          Map.of("parameter", name, "candidates", NearestNames.of(told(values.keySet()), name)));
    }
    return values.get(name);
  }

  private static void requireListPlace(String name, int place, ReadOnlyQuery query) {
    if (!query.listPlaces().contains(place)) {
      TextPlace text = query.place(query.parameterOffsets().get(place));
      throw new ValidationException(
          "parameter :"
              + name
              + " is a list, and at line "
              + text.line()
              + ", column "
              + text.column()
              + " the text takes one value; a list stands in the brackets of IN (:"
              + name
              + ") or NOT IN (:"
              + name
              + ")",
          Map.of("parameter", name, "line", text.line(), "column", text.column()));
    }
  }

  /** Says neither which attribute of the caller it is nor what is wrong with it. */
  private static Object ofGrant(String name, Object value, Streaming streaming) {
    try {
      return streaming.parameter(name, requireNonNull(ParameterValue.of(name, value)));
    } catch (ValidationException unfit) {
      throw new ValidationException(
          "what is known of the caller cannot be bound on this database; ask the one who granted it");
    }
  }

  /** Returns the values as texts, which no message may repeat. */
  BoundTexts texts() {
    List<@Nullable Object> each = new ArrayList<>();
    for (Object value : values.values()) {
      if (value instanceof ParameterList list) {
        each.addAll(list.values());
      } else {
        each.add(value);
      }
    }
    return new BoundTexts(each);
  }

  private void refuseSurplus(List<String> places) {
    for (String name : values.keySet()) {
      if (!places.contains(name) || granted.containsKey(name)) {
        throw noPlace(name, List.copyOf(told(places)));
      }
    }
  }

  /** Returns names without those of grants, in order. */
  private Set<String> told(Collection<String> names) {
    Set<String> told = new TreeSet<>(names);
    told.removeAll(granted.keySet());
    return told;
  }

  private static ValidationException noPlace(String name, List<String> known) {
    String there =
        known.isEmpty() ? "it has no parameters" : "it has :" + String.join(", :", known);
    return new ValidationException(
        "parameter :" + name + " does not stand in the text; " + there,
        Map.of("parameter", name, "candidates", NearestNames.of(known, name)));
  }

  private static String checkedName(String name) {
    if (name.isEmpty() || name.startsWith(":")) {
      throw new ValidationException(
          "a parameter is named without its colon, such as \"since\"; not \"" + name + "\"");
    }
    return name;
  }

  private static @Nullable Object copied(String name, @Nullable Object value) {
    return value instanceof Collection<?> several
        ? ParameterList.of(name, several)
        : ParameterValue.of(name, value);
  }
}
