package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares docs/guard-rules.md with the code's own list. With {@code -Dquerytool.rules=write} the
 * page is written anew instead.
 */
class GuardRulesPageTest {

  private static final String PAGE = "docs/guard-rules.md";
  private static final int LONGEST_EXAMPLE = 100;
  private static final List<Dialect> DIALECTS =
      List.of(Dialect.SQLITE, Dialect.POSTGRES, Dialect.MYSQL, Dialect.MARIADB);

  @Test
  void thePageHoldsEachRuleWithAStatementThatItRefuses() throws IOException {
    String text = Files.readString(ProjectFile.of(PAGE));
    String heading = "\n## The rules\n\n";
    int start = text.indexOf(heading) + heading.length();
    String rules = rules();
    if ("write".equals(System.getProperty("querytool.rules"))) {
      Files.writeString(ProjectFile.of(PAGE), text.substring(0, start) + rules);
    } else {
      assertThat(text.substring(start)).isEqualTo(rules);
    }
  }

  private static String rules() {
    Map<GuardRule, String> examples = examples();
    StringBuilder page = new StringBuilder();
    for (GuardRule rule : GuardRule.values()) {
      page.append("### ").append(rule.id()).append("\n\n").append(rule.explanation());
      page.append("\n*").append(rule.advice()).append("*\n\n");
      if (examples.containsKey(rule)) {
        page.append(examples.get(rule)).append("\n\n");
      }
    }
    return page.toString().stripTrailing() + "\n";
  }

  private static Map<GuardRule, String> examples() {
    Map<GuardRule, String> examples = new EnumMap<>(GuardRule.class);
    for (Dialect dialect : DIALECTS) {
      SqlGuard guard = SqlGuard.of(dialect);
      for (String sql : refused(dialect)) {
        Inspection seen = guard.inspect(sql);
        if (!seen.accepted() && fits(sql)) {
          GuardRule rule = ruleOf(seen.violations().get(0));
          examples.putIfAbsent(rule, "Refused, " + dialect.dbType() + ": `" + sql + "`");
        }
      }
    }
    return examples;
  }

  private static boolean fits(String sql) {
    return !sql.isEmpty()
        && sql.length() <= LONGEST_EXAMPLE
        && sql.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '`');
  }

  private static GuardRule ruleOf(GuardViolation violation) {
    return GuardRule.valueOf(violation.rule().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static List<String> refused(Dialect dialect) {
    Stream<String> statements =
        switch (dialect) {
          case SQLITE -> SqliteStatements.refused().map(SqliteStatements.Case::sql);
          case POSTGRES -> PostgresStatements.refused().map(SqliteStatements.Case::sql);
          case MYSQL, MARIADB ->
              MysqlStatements.of(dialect)
                  .filter(one -> !one.rule().isEmpty())
                  .map(MysqlStatements.Case::sql);
        };
    return statements.toList();
  }
}
