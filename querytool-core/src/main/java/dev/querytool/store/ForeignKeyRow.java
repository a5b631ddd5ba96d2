package dev.querytool.store;

import dev.querytool.catalog.ForeignKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** One column of a foreign key, with what holds for the whole key. */
record ForeignKeyRow(
    long tableId,
    long keyId,
    String name,
    String referencedSchema,
    String referencedTable,
    String column,
    String referencedColumn) {

  /** Joins rows, ordered by table, key and column, into the keys of each table. */
  static Map<Long, List<ForeignKey>> join(List<ForeignKeyRow> rows) {
    return rows.stream().collect(Collectors.groupingBy(ForeignKeyRow::tableId)).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, table -> keys(table.getValue())));
  }

  private static List<ForeignKey> keys(List<ForeignKeyRow> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(ForeignKeyRow::keyId, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(ForeignKeyRow::key)
        .toList();
  }

  private static ForeignKey key(List<ForeignKeyRow> rows) {
    ForeignKeyRow first = rows.get(0);
    return new ForeignKey(
        first.name(),
        rows.stream().map(ForeignKeyRow::column).toList(),
        first.referencedSchema(),
        first.referencedTable(),
        rows.stream().map(ForeignKeyRow::referencedColumn).toList());
  }

  /** Makes them of rows. */
  static final class Mapper implements RowMapper<ForeignKeyRow> {

    @Override
    public ForeignKeyRow map(ResultSet row, StatementContext context) throws SQLException {
      return new ForeignKeyRow(
          row.getLong("table_id"),
          row.getLong("foreign_key_id"),
          Columns.text(row, "name"),
          Columns.text(row, "referenced_schema"),
          Columns.text(row, "referenced_table"),
          Columns.text(row, "column_name"),
          Columns.text(row, "referenced_column"));
    }
  }
}
