package dev.querytool.guard;

import dev.querytool.access.Grant;
import dev.querytool.access.Mask;
import dev.querytool.access.TableGrant;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all of some grants show of a table: the columns that each of them shows, the rows for which
 * each filter holds, and a mask wherever one of them has one. Immutable.
 */
final class ShownTable {

  private final boolean named;
  private final @Nullable Set<String> columns;
  private final List<Filter> filters;
  private final Map<String, Mask> masks;

  /**
   * A row filter.
   *
   * @param grant the place of its grant, whose attributes it is about
   * @param predicate its text
   */
  record Filter(int grant, String predicate) {}

  private ShownTable(List<TableGrant> grants) {
    boolean all = true;
    Set<String> shown = null;
    List<Filter> rows = new ArrayList<>();
    Map<String, Mask> hidden = new LinkedHashMap<>();
    for (int at = 0; at < grants.size(); at++) {
      TableGrant grant = grants.get(at);
      int place = at;
      all &= grant.table().isPresent();
      shown = both(shown, grant.columns().orElse(null));
      grant.rows().ifPresent(filter -> rows.add(new Filter(place, filter.predicate())));
      grant.masks().forEach((column, mask) -> hidden.merge(column, mask, ShownTable::stricter));
    }
    this.named = all;
    this.columns = shown;
    this.filters = List.copyOf(rows);
    this.masks = hidden;
  }

  /** Returns what one grant of a table shows of it. */
  static ShownTable by(TableGrant grant) {
    return new ShownTable(List.of(grant));
  }

  /** Finds what some grants show of a table; empty if one of them does not show it. */
  static Optional<ShownTable> find(List<Grant> grants, TableMetadata table, String defaultSchema) {
    List<TableGrant> found = new ArrayList<>();
    for (Grant grant : grants) {
      grant.find(table.schemaName(), table.tableName(), defaultSchema).ifPresent(found::add);
    }
    return found.size() == grants.size() ? Optional.of(new ShownTable(found)) : Optional.empty();
  }

  /** Tells whether each grant names the table, rather than its schema. */
  boolean named() {
    return named;
  }

  /** Tells whether all columns and rows are seen as they are. */
  boolean whole() {
    return columns == null && filters.isEmpty() && masks.isEmpty();
  }

  /** Returns the fields that are shown, in the order of the table. */
  List<FieldMetadata> fields(TableMetadata table) {
    return table.fields().stream()
        .filter(field -> columns == null || columns.contains(field.fieldName()))
        .toList();
  }

  List<Filter> filters() {
    return filters;
  }

  /** Returns the mask of a column; null if it has none. */
  @Nullable Mask mask(String column) {
    return masks.get(column);
  }

  boolean hasMasks() {
    return !masks.isEmpty();
  }

  private static @Nullable Set<String> both(
      @Nullable Set<String> columns, @Nullable Set<String> others) {
    if (columns == null || others == null) {
      return columns == null ? others : columns;
    }
    Set<String> both = new LinkedHashSet<>(columns);
    both.retainAll(others);
    return both;
  }

  private static Mask stricter(Mask mask, Mask other) {
    return mask.equals(other) ? mask : Mask.nothing();
  }
}
