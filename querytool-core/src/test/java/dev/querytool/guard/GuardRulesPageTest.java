package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares docs/guard-rules.md with the code's own list. With {@code -Dquerytool.rules=write} the
 * page is written anew instead.
 */
class GuardRulesPageTest {

  private static final String PAGE = "docs/guard-rules.md";
  private static final List<String> OF_NAMES =
      List.of(
          "SELECT id FROM ordrs",
          "SELECT nme FROM customers",
          "SELECT id FROM orders JOIN customers ON customer_id = customers.id",
          "SELECT (WITH c AS (SELECT o.id AS y) SELECT (SELECT y FROM c) FROM customers AS o)"
              + " FROM orders AS o",
          "SELECT a.id FROM orders a, customers A",
          "SELECT id FROM orders UNION SELECT id, name FROM customers",
          "WITH t (a, b) AS (SELECT id FROM orders) SELECT a FROM t");

  private static final int LONGEST_EXAMPLE = 100;
  private static final List<Dialect> DIALECTS =
      List.of(Dialect.SQLITE, Dialect.POSTGRES, Dialect.MYSQL, Dialect.MARIADB);

  /** Rules that no short text breaks, and those that no text alone can break. */
  private static final Set<GuardRule> WITHOUT_EXAMPLE =
      EnumSet.of(
          GuardRule.UNSUPPORTED_DIALECT,
          GuardRule.TOO_LONG,
          GuardRule.CHARACTER,
          GuardRule.DEPTH,
          GuardRule.CHAIN,
          GuardRule.COSTLY_CALL,
          GuardRule.TOO_MANY_TABLES,
          GuardRule.UNNAMED_CALL,
          GuardRule.NOT_GRANTED,
          GuardRule.UNDER_GRANT,
          GuardRule.GRANT_UNFIT,
          GuardRule.FAILURE);

  @Test
  void noOtherRuleIsWithoutAnExample() {
    assertThat(EnumSet.complementOf(EnumSet.copyOf(examples().keySet())))
        .isSubsetOf(WITHOUT_EXAMPLE);
  }

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
    addOfNames(examples);
    for (Dialect dialect : DIALECTS) {
      SqlGuard guard = SqlGuard.of(dialect);
      refused(dialect).stream()
          .filter(GuardRulesPageTest::fits)
          .sorted(Comparator.comparing(GuardRulesPageTest::tooShort).thenComparing(String::length))
          .forEach(sql -> add(examples, dialect, sql, guard.inspect(sql)));
    }
    return examples;
  }

  private static void add(
      Map<GuardRule, String> examples, Dialect dialect, String sql, Inspection seen) {
    if (!seen.accepted()) {
      GuardRule rule = ruleOf(seen.violations().get(0));
      String shown = "Refused, " + dialect.name().toLowerCase(Locale.ROOT) + ": `" + sql + "`";
      examples.putIfAbsent(rule, shown);
    }
  }

  /** Adds texts that are refused for their names alone, on a shop's tables. */
  private static void addOfNames(Map<GuardRule, String> examples) {
    for (String sql : OF_NAMES) {
      for (Dialect dialect : List.of(Dialect.SQLITE, Dialect.POSTGRES, Dialect.MYSQL)) {
        Inspection seen = SqlGuard.of(dialect).inspect(sql, UnknownNamesTest.catalog(dialect));
        add(examples, dialect, sql, seen);
      }
    }
  }

  /** Tells whether a text is too short to show what is meant. */
  private static boolean tooShort(String sql) {
    return sql.length() < 9;
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
