package dev.querytool.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What someone may have meant by a name that does not exist: names a few letters away, names that
 * hold it or are held by it, and names whose Chinese name is near.
 *
 * <p>At most {@value #MOST} names, nearest first, without duplicates. The cost is bounded: names
 * are compared by their first 64 characters, and no more than {@value #MOST_COMPARED} of them.
 */
public final class NearestNames {

  /** How many names are given at most. */
  public static final int MOST = 5;

  private static final int MOST_COMPARED = 50_000;
  private static final int SHORTEST_PART = 2;

  private record Name(String shown, String name, @Nullable String chineseName) {}

  private record Near(String shown, int distance) {}

  private final String wanted;
  private final int[] characters;
  private final int bound;

  private NearestNames(String wanted) {
    this.characters = EditDistance.characters(wanted);
    this.wanted = new String(characters, 0, characters.length);
    this.bound = bound(characters.length);
  }

  /** Returns those of some names that are near to a wanted one. */
  public static List<String> of(Collection<String> names, String wanted) {
    return new NearestNames(wanted).among(names.stream().map(name -> new Name(name, name, null)));
  }

  /**
   * Returns the tables and views near to a wanted name; those outside the default schema as {@code
   * schema.table}.
   */
  public static List<String> ofTables(CatalogSnapshot snapshot, String wanted) {
    return new NearestNames(wanted)
        .among(
            snapshot.tables().stream()
                .map(
                    table ->
                        new Name(
                            shown(snapshot, table),
                            table.tableName(),
                            table.chineseName().orElse(null))));
  }

  /** Returns the fields of some tables that are near to a wanted name. */
  public static List<String> ofFields(Collection<TableMetadata> tables, String wanted) {
    return new NearestNames(wanted)
        .among(
            tables.stream()
                .flatMap(table -> table.fields().stream())
                .map(
                    field ->
                        new Name(
                            field.fieldName(),
                            field.fieldName(),
                            field.chineseName().orElse(null))));
  }

  private List<String> among(Stream<Name> names) {
    List<Near> near = new ArrayList<>();
    names
        .limit(MOST_COMPARED)
        .forEach(
            name -> {
              int distance = distance(name);
              if (distance <= bound + 1) {
                near.add(new Near(name.shown(), distance));
              }
            });
    return near.stream()
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::shown))
        .map(Near::shown)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private int distance(Name name) {
    String chineseName = name.chineseName();
    int distance = distance(name.name());
    return chineseName == null ? distance : Math.min(distance, distance(chineseName));
  }

  /** Names that only hold each other count as one step farther than the farthest near ones. */
  private int distance(String name) {
    int[] other = EditDistance.characters(name);
    int distance = EditDistance.within(bound, characters, other);
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

  private static String shown(CatalogSnapshot snapshot, TableMetadata table) {
    return table.schemaName().equals(snapshot.defaultSchema())
        ? table.tableName()
        : table.qualifiedName();
  }
}
