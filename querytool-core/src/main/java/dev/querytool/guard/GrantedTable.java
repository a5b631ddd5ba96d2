package dev.querytool.guard;

import dev.querytool.access.Mask;
import dev.querytool.access.RowFilter;
import dev.querytool.access.TableGrant;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What grants leave of a table.
 *
 * @param whole the table
 * @param grants what is granted of it, by the place of each grant among those that hold; one that
 *     grants everything is not there
 */
record GrantedTable(TableMetadata whole, TreeMap<Integer, TableGrant> grants) {

  /** Tells whether it is seen as it is. A view itself may leave something out. */
  boolean isWhole() {
    return !isView() && grants.values().stream().allMatch(TableGrant::whole);
  }

  /** Tells whether it is a view, whose columns may fail on rows that it leaves out. */
  boolean isView() {
    return whole.tableType() == TableType.VIEW;
  }

  /** Tells whether there may be rows behind it that are not seen. */
  boolean hidesRows() {
    return isView() || !filters().isEmpty();
  }

  /** Returns the filters by the places of their grants. */
  Map<Integer, RowFilter> filters() {
    Map<Integer, RowFilter> filters = new TreeMap<>();
    grants.forEach((place, grant) -> grant.rows().ifPresent(rows -> filters.put(place, rows)));
    return filters;
  }

  /** Returns the columns that are seen, in the order of the table. */
  List<FieldMetadata> fields() {
    return whole.fields().stream().filter(field -> isSeen(field.fieldName())).toList();
  }

  private boolean isSeen(String column) {
    return grants.values().stream()
        .map(TableGrant::columns)
        .flatMap(Optional::stream)
        .allMatch(columns -> columns.contains(column));
  }

  /** Tells whether a column is masked. */
  boolean isMasked() {
    return grants.values().stream().anyMatch(grant -> !grant.masks().isEmpty());
  }

  /** Returns the mask of a column; null if it is seen as it is. */
  @Nullable Mask mask(String column) {
    Set<Mask> masks = new HashSet<>();
    for (TableGrant grant : grants.values()) {
      Mask mask = grant.masks().get(column);
      if (mask != null) {
        masks.add(mask);
      }
    }
    return switch (masks.size()) {
      case 0 -> null;
      case 1 -> masks.iterator().next();
      default -> Mask.nothing();
    };
  }
}
