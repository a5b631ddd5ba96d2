package dev.querytool.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.querytool.connection.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * The plans of MySQL and MariaDB. Those of version 2, MySQL's from 9 on, are a tree of steps; the
 * others follow the blocks of the query.
 *
 * <p>A plan leaves out tables of which a row was read while it was made, and may name the others by
 * their aliases; so tables are taken from the query as the server has rewritten it, which comes
 * with the plan or as a note. An alias that is not found there stands for itself.
 */
final class MysqlPlanning implements Planning {

  private static final int TOO_DEEP = 3157;

  private final Dialect dialect;

  MysqlPlanning(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public String prefix() {
    return "EXPLAIN FORMAT=JSON ";
  }

  @Override
  public QueryPlan plan(Session session) throws SQLException {
    String text = text(session);
    JsonNode plan =
        PlanText.read(dialect == Dialect.MARIADB ? MariaDbPlanText.escaped(text) : text);
    if (plan.path("query_plan").isObject()) {
      return bySteps(plan, text);
    }
    if (dialect == Dialect.MARIADB) {
      // Only this form has the note.
      session.ask("EXPLAIN EXTENDED ");
    }
    return byBlocks(plan, RewrittenQuery.of(session.notes()), text);
  }

  /** MySQL writes no plan of version 2 that is deeper than its JSON may be. */
  private String text(Session session) throws SQLException {
    try {
      return PlanText.of(session.ask(prefix()));
    } catch (SQLException failure) {
      if (failure.getErrorCode() != TOO_DEEP) {
        throw failure;
      }
    }
    session.set("SET explain_json_format_version = 1");
    try {
      return PlanText.of(session.ask(prefix()));
    } finally {
      session.set("SET explain_json_format_version = 2");
    }
  }

  private QueryPlan bySteps(JsonNode plan, String text) {
    JsonNode steps = plan.path("query_plan");
    Set<PlanTable> tables = PlanTables.inOrder();
    tables.addAll(RewrittenQuery.of(List.of(plan.path("query").asText())).tables());
    Double rows = PlanNumber.of(steps, "estimated_rows");
    PlanNode root = step(steps, tables);
    return new QueryPlan(dialect, root, rows, List.copyOf(tables), text);
  }

  private static PlanNode step(JsonNode step, Set<PlanTable> tables) {
    String table = PlanText.text(step, "table_name");
    String schema = PlanText.text(step, "schema_name");
    if (table != null && schema != null) {
      tables.add(new PlanTable(schema, table));
    }
    PlanNode.Builder node =
        PlanNode.builder(step.path("operation").asText())
            .target(table)
            .index(PlanText.text(step, "index_name"))
            .rows(PlanNumber.of(step, "estimated_rows"))
            .cost(PlanNumber.of(step, "estimated_total_cost"));
    step.path("inputs").forEach(input -> node.child(step(input, tables)));
    return node.build();
  }

  private QueryPlan byBlocks(JsonNode plan, RewrittenQuery rewritten, String text) {
    Set<PlanTable> tables = PlanTables.inOrder();
    tables.addAll(rewritten.tables());
    for (JsonNode table : plan.findValues("table")) {
      String alias = PlanText.text(table, "table_name");
      boolean made =
          table.has("materialized")
              || table.has("materialized_from_subquery")
              || table.has("table_function");
      if (alias != null && !made && !alias.startsWith("<") && !rewritten.names(alias)) {
        tables.add(new PlanTable("", alias));
      }
    }
    PlanBlock block = PlanBlock.of("query_block", plan.path("query_block"));
    return new QueryPlan(dialect, block.node(), block.given(), List.copyOf(tables), text);
  }
}
