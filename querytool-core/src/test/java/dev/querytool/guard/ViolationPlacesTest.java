package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each refusal points at what is to blame, in the text as its author wrote it. */
class ViolationPlacesTest {

  /** Rules that are about the text as a whole. */
  private static final Set<String> WHOLE = Set.of("empty-statement", "too-long");

  /** What must stand where a violation of a rule points. */
  private static final Map<GuardRule, Pattern> CULPRITS = culprits();

  private static Map<GuardRule, Pattern> culprits() {
    Map<GuardRule, Pattern> culprits = new EnumMap<>(GuardRule.class);
    culprits.put(GuardRule.UNCLOSED, Pattern.compile("['\"`\\[$]|/\\*|[eExXbB]'"));
    culprits.put(GuardRule.EXECUTABLE_COMMENT, Pattern.compile("/\\*M?!"));
    culprits.put(GuardRule.HINT, Pattern.compile("/\\*\\+|[A-Za-z]"));
    culprits.put(GuardRule.UNICODE_ESCAPE, Pattern.compile("[uU]&"));
    culprits.put(GuardRule.PLACEHOLDER, Pattern.compile("[^\\s\\w]*[?$@:#]"));
    culprits.put(GuardRule.NAMED_PARAMETER, Pattern.compile(":"));
    culprits.put(GuardRule.INTO, Pattern.compile("(?i)into\\b"));
    culprits.put(GuardRule.LOCKING, Pattern.compile("(?i)(for|lock)\\b"));
    culprits.put(GuardRule.ASSIGNMENT, Pattern.compile(":="));
    culprits.put(GuardRule.BARE_TABLE, Pattern.compile("(?i)table\\b"));
    culprits.put(GuardRule.IN_TABLE, Pattern.compile("(?i)in\\b"));
    culprits.put(GuardRule.STRING_AS_NAME, Pattern.compile("_\\w+|['\"$]|[eExXbB]'"));
    culprits.put(GuardRule.QUOTED_FUNCTION, Pattern.compile("[\"`\\[]"));
    culprits.put(GuardRule.EXPLAIN_STATEMENT, Pattern.compile("(?i)(explain|desc)"));
    return culprits;
  }

  /** Texts that are wrong with or without a catalogue. */
  private static Stream<String> refused(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> SqliteStatements.refused().map(SqliteStatements.Case::sql);
      case POSTGRES -> PostgresStatements.refused().map(SqliteStatements.Case::sql);
      case MYSQL, MARIADB ->
          MysqlStatements.of(dialect)
              .filter(one -> !one.rule().isEmpty())
              .map(MysqlStatements.Case::sql);
    };
  }

  @ParameterizedTest
  @EnumSource
  void eachPointsAtWhatIsToBlame(Dialect dialect) {
    SqlGuard guard = SqlGuard.of(dialect);
    List<String> wrong = new ArrayList<>();
    refused(dialect)
        .forEach(
            sql -> {
              for (GuardViolation violation : guard.inspect(sql).violations()) {
                String objection = objection(sql, violation);
                if (!objection.isEmpty()) {
                  wrong.add(objection + ": " + violation + " in " + sql);
                }
              }
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void aWrongPlaceIsSeen() {
    GuardViolation right =
        SqlGuard.of(Dialect.SQLITE).inspect("SELECT 1 INTO x").violations().get(0);
    assertThat(objection("SELECT 1 INTO x", right)).isEmpty();
    for (int column : new int[] {1, right.column() - 1, right.column() + 1, 100}) {
      GuardViolation wrong =
          new GuardViolation(
              right.rule(), right.line(), column, right.message(), right.advice(), List.of());
      assertThat(objection("SELECT 1 INTO x", wrong)).isNotEmpty();
    }
  }

  /** Comments, lines and characters beyond U+FFFF before a statement move the place, no more. */
  @ParameterizedTest
  @EnumSource
  void eachMovesWithTheText(Dialect dialect) {
    SqlGuard guard = SqlGuard.builder(dialect).maxLength(100_000).build();
    String before = "-- 说明 🙂\r\n/* 𠮷\n */\t";
    assertThat(refused(dialect).filter(sql -> !sql.isBlank()))
        .allSatisfy(
            sql ->
                assertThat(guard.inspect(before + sql).violations())
                    .as(sql)
                    .isEqualTo(
                        guard.inspect(sql).violations().stream()
                            .map(violation -> moved(violation, 2, 4))
                            .toList()));
  }

  private static GuardViolation moved(GuardViolation violation, int lines, int columns) {
    return violation.line() == 0
        ? violation
        : new GuardViolation(
            violation.rule(),
            violation.line() + lines,
            violation.column() + (violation.line() == 1 ? columns : 0),
            violation.message(),
            violation.advice(),
            violation.candidates());
  }

  private static String objection(String sql, GuardViolation violation) {
    if (violation.line() == 0) {
      return WHOLE.contains(violation.rule()) ? "" : "no place";
    }
    int offset = offset(sql, violation.line(), violation.column());
    if (offset < 0 || offset >= sql.length()) {
      return "outside the text";
    }
    String there = sql.substring(offset);
    GuardRule rule = GuardRule.valueOf(violation.rule().toUpperCase(Locale.ROOT).replace('-', '_'));
    Pattern culprit = CULPRITS.get(rule);
    if (culprit != null) {
      return culprit.matcher(there).lookingAt() ? "" : "points at " + there;
    }
    return switch (rule) {
      case UNKNOWN_FUNCTION, WRITE_STATEMENT, SCHEMA_STATEMENT, SESSION_STATEMENT, SYSTEM_TABLE ->
          named(there, violation.message()) ? "" : "points at " + there;
      case CHARACTER ->
          violation.message().contains(Characters.name(there.codePointAt(0)))
                  || violation.message().contains("NUL")
                  || violation.message().contains("surrogate")
                  || violation.message().startsWith("The name that starts here")
                  || violation.message().startsWith("The alias " + there.substring(0, 2))
              ? ""
              : "points at " + there;
      default -> Character.isWhitespace(there.charAt(0)) ? "points at a blank" : "";
    };
  }

  /** Tells whether a message names the word at a place. */
  private static boolean named(String there, String message) {
    String word = there.replaceFirst("^[\"`\\[]", "").split("[^\\p{L}\\p{M}\\p{N}_$]", 2)[0];
    return !word.isEmpty()
        && message.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }

  /** Returns where a line and a column in code points are; -1 if there is no such place. */
  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int at = 1; at < line; at++) {
      int end = start;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      if (end >= text.length()) {
        return -1;
      }
      start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
    int ahead = column - 1;
    return text.codePointCount(start, text.length()) <= ahead
        ? -1
        : text.offsetByCodePoints(start, ahead);
  }
}
