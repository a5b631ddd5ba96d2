package dev.querytool.query;

import static java.util.stream.Collectors.joining;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a database would run a query, and what it expects that to cost: its answer to EXPLAIN. The
 * query itself was not run. Immutable.
 *
 * <p>Estimates are only as good as the database's statistics, and often off by a large factor.
 * SQLite makes none. Estimates and costs of different engines cannot be compared.
 *
 * <p>Plans reveal more than query results: estimates depend on what the tables contain, and a plan
 * may repeat the values of parameters. Show them only to those who may see all rows.
 */
public final class QueryPlan {

  private static final int DEEPEST_SHOWN = 100;

  private final Dialect dialect;
  private final PlanNode root;
  private final @Nullable Double rows;
  private final List<PlanTable> tables;
  private final String text;

  QueryPlan(
      Dialect dialect, PlanNode root, @Nullable Double rows, List<PlanTable> tables, String text) {
    this.dialect = dialect;
    this.root = root;
    this.rows = rows;
    this.tables = List.copyOf(tables);
    this.text = text;
  }

  /** Returns the engine that made the plan. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns the last step, which produces the result; on SQLite, one that contains all others. */
  public PlanNode root() {
    return root;
  }

  /**
   * Returns how many rows the result is expected to have; empty on SQLite. MariaDB, and MySQL in
   * version 1 of its plan format, do not take grouping and LIMIT into account.
   */
  public OptionalLong estimatedRows() {
    return rows == null ? OptionalLong.empty() : OptionalLong.of(Math.round(rows));
  }

  /**
   * Returns the greatest number of rows that any single step is expected to handle, which grouping
   * and LIMIT do not hide; empty on SQLite.
   */
  public OptionalLong largestRows() {
    return largest(root, estimatedRows());
  }

  /** Returns what the query is expected to cost, in the engine's own unit; empty on SQLite. */
  public OptionalDouble estimatedCost() {
    return root.cost();
  }

  /**
   * Returns the tables that would be read, ordered by name, as the database itself names them: not
   * views but the tables behind them, and partitions one by one where it reads them so. PostgreSQL
   * omits what its plan never reaches, such as behind {@code WHERE false}. A virtual table of
   * SQLite has no schema here, and its name is the one in the plan, which may be its alias.
   */
  public List<PlanTable> tables() {
    return tables;
  }

  /**
   * Returns the plan as the database wrote it: JSON on PostgreSQL, MySQL and MariaDB, lines on
   * SQLite. It may repeat the values of parameters.
   */
  public String text() {
    return text;
  }

  /** Returns the steps as lines, each indented below the one that takes its rows. */
  public String tree() {
    StringBuilder lines = new StringBuilder();
    write(root, 0, lines);
    return lines.toString();
  }

  /** Shows the engine and the estimates. */
  @Override
  public String toString() {
    OptionalLong rows = estimatedRows();
    return "QueryPlan["
        + dialect
        + (rows.isPresent() ? ", rows " + rows.getAsLong() : "")
        + root.cost().stream()
            .mapToObj(cost -> ", cost " + PlanNumber.text(cost))
            .collect(joining())
        + "]";
  }

  private static OptionalLong largest(PlanNode node, OptionalLong soFar) {
    OptionalLong most = greater(soFar, node.rows());
    for (PlanNode child : node.children()) {
      most = largest(child, most);
    }
    return most;
  }

  private static OptionalLong greater(OptionalLong one, OptionalLong other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return one.getAsLong() >= other.getAsLong() ? one : other;
  }

  private static void write(PlanNode node, int depth, StringBuilder lines) {
    lines.append("  ".repeat(Math.min(depth, DEEPEST_SHOWN))).append(node).append('\n');
    node.children().forEach(child -> write(child, depth + 1, lines));
  }
}
