package dev.querytool.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.querytool.connection.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's plans; only VERBOSE tells the schemas of tables. */
final class PostgresPlanning implements Planning {

  private static final List<String> TARGETS =
      List.of("Relation Name", "CTE Name", "Function Name", "Table Function Name");

  @Override
  public String prefix() {
    return "EXPLAIN (VERBOSE, FORMAT JSON) ";
  }

  @Override
  public QueryPlan plan(Session session) throws SQLException {
    String text = PlanText.of(session.ask(prefix()));
    JsonNode top = PlanText.read(text).path(0).path("Plan");
    Set<PlanTable> tables = PlanTables.inOrder();
    PlanNode root = node(top, tables);
    return new QueryPlan(
        Dialect.POSTGRES, root, PlanNumber.of(top, "Plan Rows"), List.copyOf(tables), text);
  }

  private static PlanNode node(JsonNode plan, Set<PlanTable> tables) {
    String table = PlanText.text(plan, "Relation Name");
    if (table != null) {
      tables.add(new PlanTable(plan.path("Schema").asText(), table));
    }
    PlanNode.Builder node =
        PlanNode.builder(plan.path("Node Type").asText())
            .target(target(plan))
            .index(PlanText.text(plan, "Index Name"))
            .rows(PlanNumber.of(plan, "Plan Rows"))
            .cost(PlanNumber.of(plan, "Total Cost"));
    plan.path("Plans").forEach(child -> node.child(node(child, tables)));
    return node.build();
  }

  private static @Nullable String target(JsonNode plan) {
    for (String name : TARGETS) {
      String target = PlanText.text(plan, name);
      if (target != null) {
        return target;
      }
    }
    return null;
  }
}
