package dev.querytool.store;

import dev.querytool.catalog.FunctionMetadata;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a function, with what holds for the whole function.
 *
 * @param function the function without its arguments
 * @param argumentType null if the function has none
 */
record FunctionRow(long id, FunctionMetadata function, @Nullable String argumentType) {

  /** Joins rows, ordered by function and argument, into functions. */
  static List<FunctionMetadata> join(List<FunctionRow> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(FunctionRow::id, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(FunctionRow::whole)
        .toList();
  }

  private static FunctionMetadata whole(List<FunctionRow> rows) {
    FunctionMetadata bare = rows.get(0).function();
    return new FunctionMetadata(
        bare.schemaName(),
        bare.functionName(),
        rows.stream().map(FunctionRow::argumentType).filter(Objects::nonNull).toList(),
        bare.returnType(),
        bare.kind(),
        bare.volatility(),
        bare.language(),
        bare.extension());
  }

  /** Makes them of rows. */
  static final class Mapper implements RowMapper<FunctionRow> {

    @Override
    public FunctionRow map(ResultSet row, StatementContext context) throws SQLException {
      FunctionMetadata function =
          new FunctionMetadata(
              Columns.text(row, "schema_name"),
              Columns.text(row, "function_name"),
              List.of(),
              Columns.text(row, "return_type"),
              FunctionMetadata.Kind.valueOf(Columns.text(row, "kind")),
              FunctionMetadata.Volatility.valueOf(Columns.text(row, "volatility")),
              Columns.text(row, "language"),
              Columns.text(row, "extension"));
      return new FunctionRow(row.getLong("id"), function, row.getString("data_type"));
    }
  }
}
