package dev.querytool.examples.guard;

import dev.querytool.connection.Dialect;
import dev.querytool.examples.text.TextTable;
import dev.querytool.guard.SqlGuard;
import dev.querytool.testing.ConformanceCount;
import dev.querytool.testing.ConformanceReport;
import dev.querytool.testing.GuardConformance;
import dev.querytool.testing.GuardStatement;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Holds our guard, and beside it the one that most applications write for themselves, against the
 * statements of the conformance kit.
 */
final class SelfTest {

  private final PrintWriter out;

  SelfTest(PrintWriter out) {
    this.out = out;
  }

  /** Prints the figures of both; true if ours has no wrong verdict. */
  boolean run() {
    List<ConformanceReport> ours = Arrays.stream(Dialect.values()).map(SelfTest::ours).toList();
    List<ConformanceReport> naive = Arrays.stream(Dialect.values()).map(SelfTest::naive).toList();
    TextTable table =
        new TextTable(
            List.of("guard", "dialect", "statements", "wrongly accepted", "wrongly refused"));
    ours.forEach(report -> table.add(row("querytool", report)));
    naive.forEach(report -> table.add(row("parse() instanceof Select", report)));
    table.print(out);
    printLetThrough(naive);
    ours.stream().filter(report -> !report.clean()).forEach(out::print);
    return ours.stream().allMatch(ConformanceReport::clean);
  }

  private static ConformanceReport ours(Dialect dialect) {
    SqlGuard guard = SqlGuard.of(dialect);
    return GuardConformance.of(dialect).run(sql -> guard.inspect(sql).accepted());
  }

  private static ConformanceReport naive(Dialect dialect) {
    return GuardConformance.of(dialect).run(SelfTest::isSelect);
  }

  private static boolean isSelect(String sql) {
    try {
      return CCJSqlParserUtil.parse(sql) instanceof Select;
    } catch (JSQLParserException e) {
      return false;
    }
  }

  private static List<String> row(String guard, ConformanceReport report) {
    return List.of(
        guard,
        report.dialect().name().toLowerCase(Locale.ROOT),
        Integer.toString(report.asked()),
        Integer.toString(report.wronglyAccepted().size()),
        Integer.toString(report.wronglyRefused().size()));
  }

  /** Prints the classes of attack that got past the naive guard. */
  private void printLetThrough(List<ConformanceReport> reports) {
    Map<String, ConformanceCount> classes = new TreeMap<>();
    for (ConformanceReport report : reports) {
      for (ConformanceCount count : report.counts()) {
        if (count.verdict() == GuardStatement.Verdict.REFUSE) {
          classes.merge(count.why(), count, ConformanceCount::plus);
        }
      }
    }
    TextTable table =
        new TextTable(List.of("a statement that", "statements", "parse() lets through"));
    for (ConformanceCount count : classes.values()) {
      if (count.wrong() > 0) {
        table.add(
            List.of(
                count.why(),
                Integer.toString(count.statements()),
                Integer.toString(count.wrong())));
      }
    }
    out.println();
    table.print(out);
  }
}
