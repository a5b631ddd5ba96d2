package dev.querytool.query;

import dev.querytool.error.NearestNames;
import dev.querytool.error.ValidationException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds for each component of a record type the one column whose label fits its name. */
final class RecordMapper<T extends Record> {

  private final Class<T> type;
  private final Constructor<T> constructor;
  private final List<Component> components;

  private RecordMapper(Class<T> type, Constructor<T> constructor, List<Component> components) {
    this.type = type;
    this.constructor = constructor;
    this.components = components;
  }

  /**
   * Looks at a record type.
   *
   * @throws ValidationException if a component has a type that no value is turned into
   */
  static <T extends Record> RecordMapper<T> of(Class<T> type) {
    RecordComponent[] parts = type.getRecordComponents();
    if (parts == null) {
      throw new ValidationException(type.getName() + " is not a record");
    }
    List<Component> components = Arrays.stream(parts).map(part -> component(type, part)).toList();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return new RecordMapper<>(type, constructor(type, types), components);
  }

  /**
   * Finds the column of each component.
   *
   * @throws ValidationException if a component has no column or more than one
   */
  RecordMapping<T> over(List<Column> columns) {
    int[] places = components.stream().mapToInt(part -> place(part, columns)).toArray();
    List<RecordMapping.Source> sources = new ArrayList<>(places.length);
    for (int i = 0; i < places.length; i++) {
      Component part = components.get(i);
      String words =
          "column "
              + columns.get(places[i]).name()
              + ", component "
              + part.name()
              + " of "
              + type.getSimpleName();
      sources.add(new RecordMapping.Source(places[i], part.primitive(), part.conversion(), words));
    }
    return new RecordMapping<>(constructor, sources);
  }

  private int place(Component part, List<Column> columns) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < columns.size(); place++) {
      if (plain(columns.get(place).name()).equals(plain(part.name()))) {
        places.add(place);
      }
    }
    if (places.size() != 1) {
      throw new ValidationException(
          noPlace(part, columns, places.size()),
          Map.of("candidates", NearestNames.of(Columns.labels(columns), part.name())));
    }
    return places.get(0);
  }

  private String noPlace(Component part, List<Column> columns, int found) {
    String wanted = "component " + part.name() + " of " + type.getSimpleName();
    String labels = Columns.shown(Columns.labels(columns));
    return found == 0
        ? wanted + " has no column; the result has " + labels
        : wanted + " has " + found + " columns; rename one of them with AS: " + labels;
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static Component component(Class<?> type, RecordComponent part) {
    try {
      Conversion<?> conversion = Conversion.to(part.getType());
      return new Component(part.getName(), part.getType().isPrimitive(), conversion);
    } catch (ValidationException unknown) {
      throw new ValidationException(
          "component "
              + part.getName()
              + " of "
              + type.getSimpleName()
              + ": "
              + unknown.getMessage());
    }
  }

  private static <T> Constructor<T> constructor(Class<T> type, Class<?>[] types) {
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException("a record without its constructor", impossible);
    } catch (InaccessibleObjectException closed) {
      throw new ValidationException(
          type.getName()
              + " is not open to querytool; add `opens "
              + type.getPackageName()
              + " to dev.querytool.core` to its module, or make it public in an exported package");
    }
  }

  /**
   * A component of the record.
   *
   * @param name its name
   * @param primitive whether NULL does not fit
   * @param conversion from a column's value
   */
  private record Component(String name, boolean primitive, Conversion<?> conversion) {}
}
