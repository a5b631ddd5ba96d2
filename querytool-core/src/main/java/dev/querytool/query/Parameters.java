package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.NearestNames;
import dev.querytool.error.ValidationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values of a query's named parameters. Immutable. */
final class Parameters {

  static final Parameters NONE = new Parameters(Map.of(), Map.of());

  private static final Set<Class<?>> TYPES =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          Instant.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          UUID.class,
          byte[].class);

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
   * Returns the values in the order of the text's places, as the engine takes them.
   *
   * @throws ValidationException if a place has no value, or a value no place
   */
  List<@Nullable Object> inOrder(List<String> places, Streaming streaming) {
    List<@Nullable Object> ordered = new ArrayList<>(places.size());
    for (String name : places) {
      boolean ofGrant = granted.containsKey(name);
      if (!ofGrant && !values.containsKey(name)) {
        throw new ValidationException(
            "parameter :" + name + " has no value; give it one with param(\"" + name + "\", …)",
            Map.of("parameter", name, "candidates", NearestNames.of(told(values.keySet()), name)));
      }
      Object value = ofGrant ? granted.get(name) : values.get(name);
      ordered.add(
          value == null
              ? null
              : ofGrant ? ofGrant(name, value, streaming) : streaming.parameter(name, value));
    }
    refuseSurplus(places);
    return ordered;
  }

  /** Says neither which attribute of the caller it is nor what is wrong with it. */
  private static Object ofGrant(String name, Object value, Streaming streaming) {
    try {
      return streaming.parameter(name, requireNonNull(copied(name, value)));
    } catch (ValidationException unfit) {
      throw new ValidationException(
          "what is known of the caller cannot be bound on this database; ask the one who granted it");
    }
  }

  /** Returns the values as texts, which no message may repeat. */
  BoundTexts texts() {
    return new BoundTexts(values.values());
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
    if (value == null || value instanceof Enum<?>) {
      return value;
    }
    if (value instanceof ZonedDateTime time) {
      return time.toOffsetDateTime();
    }
    if (!TYPES.contains(value.getClass())) {
      throw notOneValue(name, value);
    }
    Digits.check(name, value);
    return value instanceof byte[] bytes ? bytes.clone() : value;
  }

  private static ValidationException notOneValue(String name, Object value) {
    boolean several = value instanceof Iterable<?> || value.getClass().isArray();
    return new ValidationException(
        "parameter :"
            + name
            + " is a "
            + value.getClass().getTypeName()
            + "; a parameter is text, a number, a boolean, a java.time date or time, a byte[], an"
            + " enum, a UUID or null"
            + (several ? "; name one for each value, as in IN (:first, :second)" : ""));
  }
}
