package dev.querytool.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands in FROM and offers columns.
 *
 * @param schema the folded schema, if it is a table of one
 * @param name the folded alias or name by which columns are qualified; empty if it has none
 * @param columns its columns
 * @param rowNumber what the row number's names stand for; null if it has none
 * @param joined what a join in brackets offers besides, by the names of its tables; empty for the
 *     rest
 */
record Relation(
    @Nullable String schema,
    String name,
    ColumnList columns,
    @Nullable RelationColumn rowNumber,
    List<JoinedColumn> joined) {

  static Relation of(String name, ColumnList columns) {
    return new Relation(null, name, columns, null, List.of());
  }

  static Relation unknown(@Nullable String schema, String name) {
    return new Relation(schema, name, ColumnList.UNKNOWN, null, List.of());
  }

  boolean isCalled(FoldedName wanted) {
    return wanted.table() == null
        || (wanted.table().equals(name)
            && (wanted.schema() == null || wanted.schema().equals(schema)));
  }
}
