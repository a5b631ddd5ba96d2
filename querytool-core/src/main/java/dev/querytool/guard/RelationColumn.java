package dev.querytool.guard;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column that a relation offers.
 *
 * @param name as the engine would label it; null if the engine makes one up
 * @param origins where its value comes from
 * @param reads the columns of the catalogue that are read when it is used
 */
record RelationColumn(@Nullable String name, Set<Origin> origins, List<CatalogColumn> reads) {

  static RelationColumn of(CatalogColumn column) {
    return new RelationColumn(column.name(), Set.of(column), List.of(column));
  }

  static RelationColumn derived(@Nullable String name, Set<Origin> origins) {
    return new RelationColumn(name, origins, List.of());
  }

  RelationColumn named(@Nullable String other) {
    return new RelationColumn(other, origins, reads);
  }
}
