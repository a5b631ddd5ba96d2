package dev.querytool.guard;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column that a query puts out.
 *
 * @param alias the folded name that other clauses may use, which may be the engine's label; null if
 *     it has none
 * @param name the name by which a query around this one knows it; null if the engine makes one up
 * @param label the label in the result; null if it is not certain
 * @param origins where its value comes from
 * @param column the column that it shows as it is; null if it is computed
 */
record OutputItem(
    @Nullable String alias,
    @Nullable String name,
    @Nullable String label,
    Set<Origin> origins,
    @Nullable RelationColumn column) {

  static OutputItem made(@Nullable String label, Set<Origin> origins) {
    return new OutputItem(null, label, label, origins, null);
  }

  OutputItem withOrigins(Set<Origin> others) {
    return new OutputItem(alias, name, label, others, column);
  }
}
