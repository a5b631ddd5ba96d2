package dev.querytool.examples.access;

import dev.querytool.QuerySession;
import dev.querytool.examples.text.ResultText;
import dev.querytool.guard.GuardViolation;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.query.QueryResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** What one caller is told, line by line. */
final class Answer {

  private static final int WIDTH = 34;

  private Answer() {}

  static List<String> lines(QuerySession session, String sql) {
    try {
      return shown(session.queries().on("shop").sql(sql).run());
    } catch (QueryRefusedException refused) {
      GuardViolation why = refused.violations().get(0);
      return wrapped("refused by " + why.rule() + ": " + why.message() + " " + why.advice());
    }
  }

  private static List<String> shown(QueryResult result) {
    if (result.rowCount() == 0) {
      return List.of("no rows");
    }
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    ResultText.table(result).print(out);
    out.flush();
    return text.toString().lines().map(Answer::withoutBars).toList();
  }

  /** Bars part the callers. */
  private static String withoutBars(String line) {
    return line.replace(" │ ", "  ").replace("─┼─", "  ");
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : List.of(text.strip().split(" ", -1))) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
