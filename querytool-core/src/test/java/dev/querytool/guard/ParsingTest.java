package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingTest {

  @Test
  void readsOneQuery() {
    assertThat(parse("SELECT a FROM t")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT a FROM t garbage (((", "SELECT 1 SELECT 2", "SELECT a FROM t b c d"})
  void refusesWhatFollowsTheQuery(String sql) {
    assertThatThrownBy(() -> parse(sql)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE FROM t", "CREATE TABLE t (a int)", "EXPLAIN SELECT 1"})
  void refusesWhatIsNoQueryByItself(String sql) {
    assertThat(refusal(sql).rule()).isEqualTo("not-a-read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM t WHERE b = = 1           | 1 | 27
          SELECT 'x' ,, 1                         | 1 | 12
          SELECT a FROM t ORDER a                 | 1 | 23
          """,
      quoteCharacter = '~')
  void pointsAtThePlaceInTheTextAsItWasGiven(String sql, int line, int column) {
    assertThat(refusal(sql))
        .returns("syntax", GuardViolation::rule)
        .returns(line, GuardViolation::line)
        .returns(column, GuardViolation::column);
  }

  @Test
  void pointsAtTheRightLineBehindALiteralWithLineBreaks() {
    assertThat(refusal("SELECT 'one\ntwo\nthree' -- note\n  , a b c d FROM t"))
        .returns(4, GuardViolation::line)
        .returns(9, GuardViolation::column);
  }

  @Test
  void namesTheWordWhereReadingEndsAsItWasWritten() {
    assertThat(refusal("SELECT a FROM t wher Id = 1").message()).contains(" Id ");
  }

  @Test
  void pointsAtTheLastTokenWhenTheTextEndsTooEarly() {
    assertThat(refusal("SELECT a FROM\n t WHERE"))
        .returns(2, GuardViolation::line)
        .returns(4, GuardViolation::column)
        .returns("syntax", GuardViolation::rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT a FROM f(1) NOT INDEXED          | Remove the hint
          SELECT like('a%', b) FROM t             | value LIKE pattern
          """,
      quoteCharacter = '~')
  void saysWhatToWriteInsteadOfWhatTheEngineKnowsAndTheParserDoesNot(String sql, String advice) {
    GuardViolation violation = refusal(sql);
    assertThat(violation.rule()).isEqualTo("unsupported-syntax");
    assertThat(violation.message()).contains("cannot analyse");
    assertThat(violation.advice()).contains(advice);
  }

  @Test
  void refusesAChainOfDotsThatWouldTakeMinutes() {
    assertThat(refusal("SELECT " + "a.".repeat(20_000) + "a").rule()).isEqualTo("too-complex");
  }

  @Test
  void refusesTooMuchInDeepBrackets() {
    String deep = "(".repeat(60) + "1" + ")".repeat(60);
    assertThat(refusal("SELECT " + (deep + ",").repeat(700) + "1").rule()).isEqualTo("too-complex");
  }

  @Test
  void readsALongFlatList() {
    assertThat(parse("SELECT a FROM t WHERE b IN (1" + ",1".repeat(10_000) + ")")).isNotNull();
  }

  @Test
  void refusesInsteadOfOverflowingASmallStack() throws InterruptedException {
    String sql = "SELECT " + "(".repeat(60) + "1" + ")".repeat(60);
    List<GuardViolation> found = new ArrayList<>();
    Thread small = new Thread(null, () -> parseDeeper(sql, found), "small", 150_000);
    small.start();
    small.join();
    assertThat(found).extracting(GuardViolation::rule).containsExactly("too-complex");
  }

  @Test
  void givesUpWhenItsTimeIsOver() {
    CanonicalText text =
        Canonicalizer.of(Dialect.SQLITE).canonical("SELECT 1" + ", a = 1".repeat(500), false);
    long[] nanos = {0};
    Parsing slow = Parsing.of(Dialect.SQLITE, () -> nanos[0] += 1_000_000_000_000L);
    assertThat(
            catchThrowableOfType(Refusal.class, () -> slow.select(text, new TokenIndex(text)))
                .violation()
                .rule())
        .isEqualTo("too-complex");
  }

  /** Parses with less and less stack: how much it takes depends on what is compiled by then. */
  private static void parseDeeper(String sql, List<GuardViolation> found) {
    try {
      parse(sql);
    } catch (Refusal refusal) {
      found.add(refusal.violation());
      return;
    }
    parseDeeper(sql, found);
  }

  private static Object parse(String sql) {
    CanonicalText text = Canonicalizer.of(Dialect.SQLITE).canonical(sql, false);
    return Parsing.of(Dialect.SQLITE).select(text, new TokenIndex(text));
  }

  private static GuardViolation refusal(String sql) {
    return catchThrowableOfType(Refusal.class, () -> parse(sql)).violation();
  }
}
