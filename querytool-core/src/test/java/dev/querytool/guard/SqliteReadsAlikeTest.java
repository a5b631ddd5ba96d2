package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;

class SqliteReadsAlikeTest {

  private static final Steps STEPS = Steps.with(Set.of());

  private static final List<String> SOUP =
      List.of(
          "SELECT ",
          "select",
          " ",
          "\n",
          "\t",
          "\r\n",
          "'",
          "\"",
          "`",
          "[",
          "]",
          "(",
          ")",
          ",",
          ";",
          "--",
          "/*",
          "*/",
          "/",
          "*",
          "-",
          "+",
          "|",
          "||",
          "=",
          "==",
          "<",
          ">",
          "!",
          "~",
          "->",
          ".",
          "a",
          "b",
          "q",
          "x'",
          "x'0f'",
          "0x1",
          "1",
          "5.",
          "1_0",
          "e3",
          "_",
          "$",
          ":a",
          "?",
          "\\",
          "''",
          "\\''",
          "'x'",
          " AS ",
          " FROM q ",
          " IS ",
          " NOT ",
          " NULL",
          " IN ",
          " OR ",
          "中",
          "😀",
          "（",
          "\u00A0",
          "\u017F",
          "[c d]",
          "uuid",
          "year",
          "key ",
          "abs(",
          " CASE ",
          " WHEN ",
          " END ",
          "\0",
          "\f",
          "{",
          "#",
          "@",
          "^",
          "%",
          "&",
          "N'",
          "E'\\");

  private static final Connection DATABASE = open();

  private static Connection open() {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            "CREATE TABLE q(a, b, \"c d\", uuid, year, key, 名（一）, \"e`f\", \"g\"\"h\", N)");
        statement.executeUpdate(
            "INSERT INTO q VALUES (1, 'x', 2.5, 'u', 2020, NULL, '值', 'y', x'00', 'it''s'),"
                + " (NULL, '\\', -1, '', 0, 'k', 'b', '--', '/*', 10)");
      }
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException("the database in memory did not open", e);
    }
  }

  @AfterContainer
  static void close() throws SQLException {
    DATABASE.close();
  }

  @Property(seed = "20261121", tries = 3_000)
  void honestTextsGiveTheSameRows(@ForAll("statements") String sql) throws SQLException {
    String canonical = STEPS.canonical(sql).sql();

    String rows = rows(sql);
    assertThat(rows(canonical)).as("%s%n%s", sql, canonical).isEqualTo(rows);
    Statistics.collect(rows.startsWith("refused") ? "refused by SQLite" : "read");
    Statistics.coverage(coverage -> coverage.check("read").percentage(share -> share > 50));
  }

  @Property(seed = "20261121", tries = 5_000)
  void whateverTheTextSqliteReadsTheCanonicalOneAlike(@ForAll("soups") String soup)
      throws SQLException {
    String canonical;
    try {
      canonical = STEPS.canonical("SELECT " + soup).sql();
    } catch (Refusal refusal) {
      Statistics.collect("refused");
      return;
    }
    Statistics.collect("written");
    Assume.that(!canonical.contains("abs(") || canonical.length() < 1_000);
    assertThat(rows(canonical)).as(canonical).isEqualTo(rows("SELECT " + soup));
  }

  @Property(seed = "20261121", tries = 5_000)
  void theCanonicalFormOfACanonicalTextIsItself(@ForAll("soups") String soup) {
    Steps steps = STEPS.withNamedParameters();
    CanonicalText text;
    try {
      text = steps.canonical("SELECT " + soup);
    } catch (Refusal refusal) {
      return;
    }
    String named = named(text);
    assertThat(named(steps.canonical(named))).isEqualTo(named);
    assertThat(steps.canonical(named).sql()).isEqualTo(text.sql());
  }

  @Property(seed = "20261121", tries = 5_000)
  void theParserCutsEveryTextAsWeDo(@ForAll("soups") String soup) {
    CanonicalText text;
    try {
      text = STEPS.canonical("SELECT " + soup);
    } catch (Refusal refusal) {
      return;
    }
    List<String> read = ParserTokens.of(text.sql());
    Assume.that(read.stream().noneMatch(image -> image.startsWith("not read")));
    assertThat(read).as(text.sql()).isEqualTo(text.tokens().stream().map(Token::text).toList());
  }

  @Property(seed = "20261121", tries = 5_000)
  void everyTextIsAcceptedOrRefusedByARule(@ForAll("soups") String soup) {
    assertThat(STEPS.ruleFor(soup)).isNotNull();
  }

  @Property(seed = "20261121", tries = 2_000)
  void everyStringIsAcceptedOrRefusedByARule(@ForAll String text) {
    assertThat(STEPS.ruleFor(text)).isNotNull();
    assertThat(STEPS.ruleFor("SELECT " + text)).isNotNull();
  }

  @Provide
  Arbitrary<String> soups() {
    return Arbitraries.of(SOUP)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> statements() {
    Arbitrary<String> item = expressions(3);
    return Combinators.combine(item.list().ofMinSize(1).ofMaxSize(4), item, gaps(), gaps())
        .as(
            (items, where, left, right) ->
                "SELECT"
                    + left
                    + String.join(left + "," + right, items)
                    + right
                    + "FROM"
                    + left
                    + "q"
                    + right
                    + "WHERE"
                    + left
                    + where
                    + right
                    + ";"
                    + left);
  }

  private static Arbitrary<String> expressions(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<String> inner = expressions(depth - 1);
    Arbitrary<String> operators =
        Arbitraries.of(
            "+",
            "-",
            "*",
            "%",
            "||",
            "=",
            "==",
            "<>",
            "<",
            ">=",
            "<<",
            "&",
            "|",
            " AND ",
            " OR ",
            " IS ",
            " IS NOT ",
            " IS DISTINCT FROM ",
            " LIKE ",
            " NOT LIKE ",
            " GLOB ",
            "->>");
    return Arbitraries.frequencyOf(
        Tuple.of(3, leaves()),
        Tuple.of(
            4,
            Combinators.combine(inner, gaps(), operators, gaps(), inner)
                .as((left, gap, operator, other, right) -> left + gap + operator + other + right)),
        Tuple.of(1, inner.map(value -> "(" + value + ")")),
        Tuple.of(1, inner.map(value -> "abs /**/(" + value + ")")),
        Tuple.of(1, inner.map(value -> "CAST(" + value + " AS INTEGER)")),
        Tuple.of(1, inner.map(value -> "NOT " + value)),
        Tuple.of(1, inner.map(value -> "CASE WHEN " + value + " THEN 'y' ELSE " + value + " END")),
        Tuple.of(1, inner.map(value -> value + "\nIN (1, 'x', NULL)")));
  }

  private static Arbitrary<String> leaves() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "a",
            "q.b",
            "B",
            "\"c d\"",
            "[c d]",
            "`c d`",
            "uuid",
            "q.year",
            "Key",
            "名（一）",
            "[e`f]",
            "`e``f`",
            "\"g\"\"h\"",
            "[g\"h]",
            "N",
            "\"no column\"",
            "rowid",
            "NULL",
            "TRUE",
            "q.[N]",
            "main.q.uuid"),
        Arbitraries.of(
            "1",
            "0",
            "1.5",
            ".5",
            "5.",
            "1e2",
            "1_000",
            "0x1F",
            "0x1_f",
            "x'6162'",
            "X''",
            "9223372036854775807",
            "9223372036854775808"),
        Arbitraries.of(
                "a", "'", "\"", "\\", "--", "/*", "*/", ";", "\n", "\r\n", "`", "[", "]", "\t", " ",
                "值", "😀", "\u00A0", "\u0001", "%", "_", "?", ":a")
            .list()
            .ofMaxSize(5)
            .map(parts -> "'" + String.join("", parts).replace("'", "''") + "'"));
  }

  private static Arbitrary<String> gaps() {
    return Arbitraries.of(
        " ", "  ", "\n", "\r\n", "\t", " /* ' */ ", "/**/ ", " -- \" \n", " --;\r\n", "/* /* */ ");
  }

  private static String named(CanonicalText text) {
    StringBuilder sql = new StringBuilder(text.sql());
    for (int at = text.tokens().size() - 1; at >= 0; at--) {
      Token token = text.tokens().get(at);
      if (token.kind() == Token.Kind.PARAMETER) {
        sql.replace(token.start(), token.end(), ":" + token.value());
      }
    }
    return sql.toString();
  }

  private static String rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = DATABASE.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          Object value = result.getObject(column);
          row.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value));
        }
        rows.add(row.toString());
      }
      return rows.toString();
    } catch (SQLException e) {
      return "refused: " + (e.getErrorCode() == 1 ? "error" : e.getErrorCode());
    }
  }
}
