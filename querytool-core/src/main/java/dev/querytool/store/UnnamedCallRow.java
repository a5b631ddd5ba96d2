package dev.querytool.store;

import dev.querytool.catalog.UnnamedCall;
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
 * One carrier of a call without a name, with what holds for the whole call.
 *
 * @param call the call without its carriers
 * @param carrier null if the call has none
 */
record UnnamedCallRow(long id, UnnamedCall call, @Nullable String carrier) {

  /** Joins rows, ordered by call and carrier, into calls. */
  static List<UnnamedCall> join(List<UnnamedCallRow> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(UnnamedCallRow::id, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(UnnamedCallRow::whole)
        .toList();
  }

  private static UnnamedCall whole(List<UnnamedCallRow> rows) {
    UnnamedCall bare = rows.get(0).call();
    return new UnnamedCall(
        bare.kind(),
        bare.schemaName(),
        bare.name(),
        bare.leftType(),
        bare.rightType(),
        bare.functionSchema(),
        bare.functionName(),
        bare.argumentTypes(),
        rows.stream().map(UnnamedCallRow::carrier).filter(Objects::nonNull).toList());
  }

  /** Makes them of rows. */
  static final class Mapper implements RowMapper<UnnamedCallRow> {

    @Override
    public UnnamedCallRow map(ResultSet row, StatementContext context) throws SQLException {
      UnnamedCall call =
          new UnnamedCall(
              UnnamedCall.Kind.valueOf(Columns.text(row, "kind")),
              Columns.text(row, "schema_name"),
              Columns.text(row, "name"),
              Columns.text(row, "left_type"),
              Columns.text(row, "right_type"),
              Columns.text(row, "function_schema"),
              Columns.text(row, "function_name"),
              Columns.text(row, "argument_types"),
              List.of());
      return new UnnamedCallRow(row.getLong("id"), call, row.getString("data_type"));
    }
  }
}
