package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Literals of random characters mean to the servers what the guard takes them for. */
class MysqlLiteralsTest {

  private static final String TEXT = "ab0nrtZ%_\\\\\\'\"`-#/*;? \n\t中é";
  private static final String NUMBER = "0123456789..eE+-xXbBaA ";

  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void aTextIsTheSameToTheServer(TestServer server) throws SQLException {
    Steps steps = Steps.of(server.dialect(), Set.of());
    Random random = new Random(20261122);
    int compared = 0;
    try (TestDatabase database = server.newDatabase();
        Connection connection = database.connect()) {
      for (int i = 0; i < 2_000; i++) {
        String text = "SELECT HEX(" + literal(random) + ")";
        if (steps.ruleFor(text).isEmpty()) {
          CanonicalText canonical = steps.accept(text);
          String asGiven = Rows.of(connection, text);
          assertThat(Rows.of(connection, canonical.sql())).as(text).isEqualTo(asGiven);
          if (canonical.tokens().size() == 5) {
            assertThat(asGiven).as(text).isEqualTo(hex(canonical.tokens().get(3)) + "|\n");
            compared++;
          }
        } else {
          requireReason(steps, connection, text);
        }
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  /** What is refused is not whole, or it is one of the texts that the parser cannot end. */
  private static void requireReason(Steps steps, Connection connection, String text) {
    if (!Rows.of(connection, text).startsWith("refused")) {
      assertThat(steps.ruleFor(text))
          .as(text)
          .isIn("unsupported-syntax", "function-place", "token");
    }
  }

  private static String hex(Token literal) {
    assertThat(literal.kind()).isEqualTo(Token.Kind.STRING);
    return HexFormat.of()
        .withUpperCase()
        .formatHex(literal.value().getBytes(StandardCharsets.UTF_8));
  }

  private static String literal(Random random) {
    String quote = random.nextBoolean() ? "'" : "\"";
    return quote + characters(random, TEXT, random.nextInt(8)) + quote;
  }

  /** What is accepted as a number is a number of the same value to the server, and nothing else. */
  @ParameterizedTest
  @MethodSource("dev.querytool.testkit.Engines#mysqlLike")
  void aNumberIsTheSameToTheServer(TestServer server) throws SQLException {
    SqlGuard guard = SqlGuard.of(server.dialect());
    Random random = new Random(20261123);
    List<String> otherwise = new ArrayList<>();
    int accepted = 0;
    try (TestDatabase database = server.newDatabase();
        Connection connection = database.connect()) {
      for (int i = 0; i < 4_000; i++) {
        String text = "SELECT " + characters(random, NUMBER, 1 + random.nextInt(7));
        Inspection inspection = guard.inspect(text);
        if (inspection.accepted()) {
          accepted++;
          String asGiven = Rows.of(connection, text);
          String asRun = Rows.of(connection, inspection.orThrow().sql());
          boolean bothRefused = asGiven.startsWith("refused") && asRun.startsWith("refused");
          if (!bothRefused && !asGiven.equals(asRun)) {
            otherwise.add(text + " is run as " + inspection.orThrow().sql());
          }
        }
      }
    }
    assertThat(otherwise).isEmpty();
    assertThat(accepted).isGreaterThan(500);
  }

  private static String characters(Random random, String from, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(from.charAt(random.nextInt(from.length())));
    }
    return text.toString();
  }
}
