package dev.querytool.query;

import dev.querytool.connection.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQLite's plans: lines that name their parents, without estimates. Which tables they mean only its
 * program tells, by the pages that it opens.
 */
final class SqlitePlanning implements Planning {

  /** The schemas of a file's own session, by their numbers. */
  private static final List<String> SCHEMAS = List.of("main", "temp");

  private static final Pattern STEP =
      Pattern.compile(
          "(?:SCAN|SEARCH) (.+?)(?: USING (?:AUTOMATIC )?(?:PARTIAL )?(?:COVERING )?INDEX"
              + "(?: (?!\\()(.+?))?(?: \\(.*)?| USING .*| VIRTUAL TABLE INDEX .*| LEFT-JOIN.*)?",
          Pattern.DOTALL);

  private static final Pattern VIRTUAL =
      Pattern.compile("(?:SCAN|SEARCH) (.+?)(?: EXISTS)? VIRTUAL TABLE INDEX .*", Pattern.DOTALL);

  /** What a program opens a table or an index with. */
  private static final Set<String> OPENING = Set.of("OpenRead", "ReopenIdx");

  @Override
  public String prefix() {
    return "EXPLAIN QUERY PLAN ";
  }

  @Override
  public QueryPlan plan(Session session) throws SQLException {
    List<List<String>> lines = session.ask(prefix());
    List<List<String>> program = session.ask("EXPLAIN ");
    Map<String, String> pages = new HashMap<>(Map.of("1", "sqlite_schema"));
    for (List<String> table :
        session.askApart("SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0")) {
      pages.put(table.get(0), table.get(1));
    }
    Set<PlanTable> tables = PlanTables.inOrder();
    tables.addAll(opened(program, pages));
    tables.addAll(virtual(lines));
    List<String> details = lines.stream().map(line -> line.get(3)).toList();
    return new QueryPlan(
        Dialect.SQLITE, root(lines), null, List.copyOf(tables), String.join("\n", details));
  }

  private static PlanNode root(List<List<String>> lines) {
    PlanNode.Builder root = PlanNode.builder("QUERY PLAN");
    below("0", lines).forEach(root::child);
    return root.build();
  }

  private static List<PlanNode> below(String parent, List<List<String>> lines) {
    List<PlanNode> nodes = new ArrayList<>();
    for (List<String> line : lines) {
      if (line.get(1).equals(parent) && !line.get(0).equals(parent)) {
        PlanNode.Builder node = step(line.get(3));
        below(line.get(0), lines).forEach(node::child);
        nodes.add(node.build());
      }
    }
    return nodes;
  }

  private static PlanNode.Builder step(String detail) {
    PlanNode.Builder node = PlanNode.builder(detail);
    Matcher step = STEP.matcher(detail);
    return step.matches() ? node.target(step.group(1)).index(step.group(2)) : node;
  }

  /**
   * Returns the tables whose pages a program opens: in the file, which is the only one there is.
   */
  private static List<PlanTable> opened(List<List<String>> program, Map<String, String> pages) {
    List<PlanTable> tables = new ArrayList<>();
    for (List<String> instruction : program) {
      if (OPENING.contains(instruction.get(1))) {
        tables.add(opened(instruction.get(4), instruction.get(3), pages));
      }
    }
    return tables;
  }

  private static PlanTable opened(String schema, String page, Map<String, String> pages) {
    if (schema.equals("0")) {
      return new PlanTable(SCHEMAS.get(0), pages.getOrDefault(page, "page " + page));
    }
    String name = schema.equals("1") ? SCHEMAS.get(1) : "schema " + schema;
    return new PlanTable(name, "page " + page);
  }

  private static List<PlanTable> virtual(List<List<String>> lines) {
    return lines.stream()
        .map(line -> VIRTUAL.matcher(line.get(3)))
        .filter(Matcher::matches)
        .map(line -> new PlanTable("", line.group(1)))
        .toList();
  }
}
