package dev.querytool.query;

import dev.querytool.error.NearestNames;
import dev.querytool.error.ValidationException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that the rows of one result share, and where each label stands. Thread-safe. */
final class Columns {

  private static final int MOST_SHOWN = 20;

  private final List<Column> list;
  private final ZoneId zone;
  private volatile @Nullable Map<String, Integer> places;

  /**
   * Describes columns.
   *
   * @param zone the zone in which their times without an offset are read
   */
  Columns(List<Column> list, ZoneId zone) {
    this.list = List.copyOf(list);
    this.zone = zone;
  }

  ZoneId zone() {
    return zone;
  }

  List<Column> list() {
    return list;
  }

  /** Returns the place of the first column of this label, ASCII case aside. */
  int place(String label) {
    Map<String, Integer> known = places;
    if (known == null) {
      known = index();
      places = known;
    }
    Integer place = known.get(lowerAscii(label));
    if (place == null) {
      throw new ValidationException(
          "the result has no column '" + label + "'; it has " + shown(labels(list)),
          Map.of("candidates", NearestNames.of(labels(list), label)));
    }
    return place;
  }

  /**
   * Returns a place from 0 if there is a column.
   *
   * @throws ValidationException if there is none
   */
  int checked(int place) {
    if (place < 0 || place >= list.size()) {
      throw new ValidationException(
          "the result has no column at position "
              + place
              + "; its positions from 0 are of "
              + shown(labels(list)),
          Map.of("columns", list.size()));
    }
    return place;
  }

  /** Returns the labels of columns. */
  static List<String> labels(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  /** Writes names one after another, of very many only the first. */
  static String shown(List<String> names) {
    return names.size() <= MOST_SHOWN
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST_SHOWN)) + ", …";
  }

  private Map<String, Integer> index() {
    Map<String, Integer> index = new HashMap<>();
    for (int place = 0; place < list.size(); place++) {
      index.putIfAbsent(lowerAscii(list.get(place).name()), place);
    }
    return index;
  }

  private static String lowerAscii(String label) {
    StringBuilder lower = new StringBuilder(label.length());
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return lower.toString();
  }
}
