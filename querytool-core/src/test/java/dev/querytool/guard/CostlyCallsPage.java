package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Optional;

/** The page that says which calls stop when they are cancelled, and what the guard does. */
final class CostlyCallsPage {

  static final String PLACE = "docs/costly-calls.md";

  private static final String BETWEEN = " | ";

  private CostlyCallsPage() {}

  /** Returns the page with the section of an engine written anew. */
  static String withSection(
      String page, Dialect dialect, String engine, List<CostlyCall.Outcome> outcomes) {
    String old = section(page, dialect);
    String section = "\n## " + engine + "\n\n" + table(dialect, outcomes);
    return old.isEmpty() ? page + section : page.replace(old, section);
  }

  private static String section(String page, Dialect dialect) {
    int start = page.indexOf("\n## " + nameOf(dialect));
    if (start < 0) {
      return "";
    }
    int next = page.indexOf("\n## ", start + 1);
    return next < 0 ? page.substring(start) : page.substring(start, next);
  }

  private static String table(Dialect dialect, List<CostlyCall.Outcome> outcomes) {
    SqlGuard guard = SqlGuard.of(dialect);
    StringBuilder table =
        new StringBuilder("| Call | Without the guard | The guard | Statement |\n");
    table.append("|---|---|---|---|\n");
    for (CostlyCall.Outcome outcome : outcomes) {
      String sql = outcome.call().sql();
      table.append("| ").append(outcome.call().family());
      table.append(BETWEEN).append(outcome.words());
      table.append(BETWEEN).append(verdict(guard, sql));
      table.append(BETWEEN).append(code(sql)).append(" |\n");
    }
    return table.toString();
  }

  /** Says what the guard does with a statement. */
  static String verdict(SqlGuard guard, String sql) {
    Inspection inspection = guard.inspect(sql);
    return inspection.accepted() ? "accepts" : inspection.violations().get(0).rule();
  }

  /** Returns the page with what it says of the guard written anew for one engine. */
  static String withVerdicts(String page, Dialect dialect, SqlGuard guard) {
    String written = page;
    for (CostlyCall call : measured(page, dialect)) {
      String line = line(page, dialect, call).orElseThrow();
      List<String> cells = cells(line);
      String now =
          "| "
              + String.join(
                  BETWEEN, cells.get(0), cells.get(1), verdict(guard, call.sql()), cells.get(3));
      written = written.replace(line, now);
    }
    return written;
  }

  /** Returns the calls that the page has a line for. */
  static List<CostlyCall> measured(String page, Dialect dialect) {
    return CostlyCall.of(dialect).stream()
        .filter(call -> line(page, dialect, call).isPresent())
        .toList();
  }

  /** Returns the calls that neither ended nor stopped soon, as the page says. */
  static List<CostlyCall> deaf(String page, Dialect dialect) {
    return measured(page, dialect).stream()
        .filter(call -> cells(line(page, dialect, call).orElseThrow()).get(1).startsWith("**"))
        .toList();
  }

  private static Optional<String> line(String page, Dialect dialect, CostlyCall call) {
    return section(page, dialect)
        .lines()
        .filter(line -> line.startsWith("| " + call.family() + BETWEEN))
        .filter(line -> line.endsWith(code(call.sql()) + " |"))
        .findFirst();
  }

  private static List<String> cells(String line) {
    return List.of(line.substring(2).split(" \\| ", 4));
  }

  /** Writes a statement as it stands in a cell of the page; a long one is cut in the middle. */
  private static String code(String sql) {
    String text =
        sql.length() <= 240
            ? sql
            : sql.substring(0, 200) + " ... " + sql.substring(sql.length() - 30);
    return "`` " + text.replace("|", "\\|") + " ``";
  }

  private static String nameOf(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> "PostgreSQL";
      case MARIADB -> "MariaDB";
      case MYSQL -> "MySQL";
      case SQLITE -> "SQLite";
    };
  }
}
