package dev.querytool.testing;

import java.util.Locale;

/** Writes a report as a text. */
final class ReportText {

  private ReportText() {}

  static String of(ConformanceReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d statements, %d wrongly accepted, %d wrongly refused%n",
            report.dialect().name().toLowerCase(Locale.ROOT),
            report.asked(),
            report.wronglyAccepted().size(),
            report.wronglyRefused().size()));
    for (ConformanceCount count : report.counts()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-6s %4d of %4d wrong: %s%n",
              count.verdict().name().toLowerCase(Locale.ROOT),
              count.wrong(),
              count.statements(),
              count.why()));
    }
    report.wronglyAccepted().forEach(statement -> line(text, "accepted", statement));
    report.wronglyRefused().forEach(statement -> line(text, "refused", statement));
    return text.toString();
  }

  private static void line(StringBuilder text, String verdict, GuardStatement statement) {
    text.append(
        String.format(
            Locale.ROOT,
            "  wrongly %s %s (%s): %s%n",
            verdict,
            statement.id(),
            statement.why(),
            oneLine(statement.sql())));
  }

  private static String oneLine(String sql) {
    return sql.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }
}
