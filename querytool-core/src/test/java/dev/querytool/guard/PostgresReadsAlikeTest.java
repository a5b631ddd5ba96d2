package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;

/** Holds the canonical text against the server and the parser, on texts made of random pieces. */
class PostgresReadsAlikeTest {

  private static final Steps STEPS = Steps.of(Dialect.POSTGRES, Set.of());

  private static final TestDatabase DATABASE = Engines.of(Dialect.POSTGRES).newDatabase();
  private static final Connection CONNECTION = connect();

  private static Connection connect() {
    try {
      Connection connection = DATABASE.connect();
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterContainer
  static void close() throws SQLException {
    CONNECTION.close();
    DATABASE.close();
  }

  @Property(tries = 2000, seed = "20261121")
  void theServerReadsTheCanonicalTextAsTheOneGiven(@ForAll("texts") String text) {
    Optional<CanonicalText> canonical = canonical(text);
    Statistics.label("read").collect(canonical.isPresent());
    canonical.ifPresent(one -> assertThat(answer(one.sql())).as(one.sql()).isEqualTo(answer(text)));
  }

  @Property(tries = 2000, seed = "20261121")
  void theServerTakesNoOtherValueOfALiteral(@ForAll("literals") String literal) {
    canonical("SELECT " + literal)
        .ifPresent(
            one -> {
              String answer = answer(one.sql());
              assertThat(answer).as(one.sql()).isEqualTo(answer("SELECT " + literal));
              Token last = one.tokens().get(one.tokens().size() - 1);
              if (one.tokens().size() == 2 && last.kind() == Token.Kind.STRING) {
                assertThat(answer).endsWith("=" + last.value() + "|");
              }
            });
  }

  @Property(tries = 2000, seed = "20261121")
  void theCanonicalFormOfACanonicalTextIsItself(@ForAll("texts") String text) {
    canonical(text)
        .ifPresent(one -> assertThat(STEPS.canonical(one.sql()).sql()).isEqualTo(one.sql()));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "'",
            "''",
            "'a'",
            "\\",
            "\\'",
            "E'",
            "E'b\\n'",
            "e'",
            "\"",
            "\"x\"",
            "$$",
            "$a$",
            "$",
            "--",
            "/*",
            "*/",
            "\n",
            " ",
            "\t",
            "\r",
            "1",
            "0x1F",
            "1_0",
            ".5",
            "2.",
            "1e3",
            "a",
            "b1",
            "E",
            "x",
            "B'1'",
            "X'f'",
            "+",
            "-",
            "*",
            "/",
            "<",
            ">",
            "=",
            "!",
            "~",
            "|",
            "||",
            "#",
            "@",
            "&",
            "%",
            "^",
            "(",
            ")",
            "[",
            "]",
            ",",
            ".",
            ":",
            "::",
            "::text",
            "::int",
            "AS",
            "NOT",
            "AND",
            "lower('A')",
            "interval '1 day'",
            "date'2026-01-01'",
            "'{1,2}'",
            "ARRAY[1,2]",
            "中",
            "uuid",
            "day",
            "NULL",
            "U&",
            "n'",
            "IS",
            "BETWEEN",
            "CASE");
    return pieces.list().ofMinSize(1).ofMaxSize(9).map(list -> "SELECT " + String.join("", list));
  }

  @Provide
  Arbitrary<String> literals() {
    Arbitrary<String> inside =
        Arbitraries.of(
                "a",
                "''",
                "\\\\",
                "\\'",
                "\\n",
                "\\x41",
                "\\101",
                "\\u0042",
                "\\",
                "\"",
                "$",
                "$$",
                "--",
                "/*",
                "\n",
                " ",
                "中",
                "🙂",
                "%",
                "?",
                ":b",
                "{",
                "'\n'",
                "' --c\n '")
            .list()
            .ofMaxSize(6)
            .map(list -> String.join("", list));
    Arbitrary<List<String>> quotes =
        Arbitraries.of(
            List.of("'", "'"), List.of("E'", "'"), List.of("$$", "$$"), List.of("$q$", "$q$"));
    return Combinators.combine(quotes, inside)
        .as((quote, text) -> quote.get(0) + text + quote.get(1));
  }

  private static Optional<CanonicalText> canonical(String text) {
    try {
      return Optional.of(STEPS.canonical(text));
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  /** Returns labels and rows, or that there is an error. */
  private static String answer(String sql) {
    StringBuilder answer = new StringBuilder();
    try (Statement statement = CONNECTION.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(sql)) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            answer.append(rows.getMetaData().getColumnLabel(i)).append('=');
            answer.append(rows.getString(i)).append('|');
          }
        }
      }
      return answer.toString();
    } catch (SQLException e) {
      return "error";
    } finally {
      rollBack();
    }
  }

  private static void rollBack() {
    try {
      CONNECTION.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
