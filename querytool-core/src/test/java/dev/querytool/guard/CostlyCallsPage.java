package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;

/** The page that says which calls stop when they are cancelled, and what the guard does. */
final class CostlyCallsPage {

  static final String PLACE = "docs/costly-calls.md";

  private CostlyCallsPage() {}

  /** Returns the page with the section of an engine written anew. */
  static String withSection(
      String page, Dialect dialect, String engine, List<CostlyCall.Outcome> outcomes) {
    String heading = "\n## " + nameOf(dialect);
    int start = page.indexOf(heading);
    int next = start < 0 ? -1 : page.indexOf("\n## ", start + 1);
    String before = start < 0 ? page : page.substring(0, start);
    String after = next < 0 ? "" : page.substring(next);
    return before + "\n## " + engine + "\n\n" + table(dialect, outcomes) + after;
  }

  private static String table(Dialect dialect, List<CostlyCall.Outcome> outcomes) {
    SqlGuard guard = SqlGuard.of(dialect);
    StringBuilder table =
        new StringBuilder("| Call | Statement | Without the guard | The guard |\n");
    table.append("|---|---|---|---|\n");
    for (CostlyCall.Outcome outcome : outcomes) {
      table.append("| ").append(outcome.call().family()).append(" | ");
      table.append(code(outcome.call().sql())).append(" | ").append(outcome.words());
      table.append(" | ").append(verdict(guard, outcome.call().sql())).append(" |\n");
    }
    return table.toString();
  }

  /** Says what the guard does with a statement. */
  static String verdict(SqlGuard guard, String sql) {
    Inspection inspection = guard.inspect(sql);
    return inspection.accepted() ? "accepts" : inspection.violations().get(0).rule();
  }

  /** Writes a statement as it stands in a cell of the page. */
  static String code(String sql) {
    return "`` " + sql.replace("|", "\\|") + " ``";
  }

  static String nameOf(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> "PostgreSQL";
      case MARIADB -> "MariaDB";
      case MYSQL -> "MySQL";
      case SQLITE -> "SQLite";
    };
  }
}
