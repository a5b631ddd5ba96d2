package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever word is a plain name to the server, the parser reads as one, or it is refused. */
class MysqlReadsAlikeTest {

  /** In a short run each word is tried at every third place, and each place with a third of all. */
  private static final int STEP = Boolean.getBoolean("querytool.tests.deep") ? 1 : 3;

  private static final List<String> PLACES =
      List.of(
          "SELECT %s FROM t",
          "SELECT t.%s FROM t",
          "SELECT %s.a FROM t",
          "SELECT a AS %s FROM t",
          "SELECT a %s FROM t",
          "SELECT a FROM %s",
          "SELECT a FROM t AS %s",
          "SELECT a FROM t %s WHERE b = 1",
          "SELECT a FROM t JOIN %s ON 1",
          "SELECT a FROM t, %s",
          "SELECT a FROM db.%s",
          "SELECT a FROM t WHERE %s = 1 AND b = %s",
          "SELECT a FROM t WHERE %s IN (1) OR %s LIKE 'x' OR %s IS NULL",
          "SELECT a FROM t WHERE %s BETWEEN 1 AND 2",
          "SELECT sum(%s), lower(%s) FROM t",
          "SELECT %s + 1, 1 + %s FROM t",
          "SELECT CASE %s WHEN 1 THEN %s ELSE %s END FROM t",
          "SELECT DISTINCT %s FROM t",
          "SELECT a FROM t GROUP BY %s",
          "SELECT a FROM t ORDER BY %s",
          "SELECT a FROM t JOIN u USING (%s)",
          "WITH %s AS (SELECT 1) SELECT a FROM t");

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void aWordIsReadAsTheNameThatItIs(Dialect dialect) {
    Steps steps = Steps.of(dialect, Set.of());
    BuiltInNames builtIns = BuiltInNames.of(dialect);
    SqlGuard guard = SqlGuard.of(dialect);
    List<String> misread = new ArrayList<>();
    int compared = 0;
    List<String> words = List.copyOf(words());
    for (int at = 0; at < PLACES.size(); at++) {
      String place = PLACES.get(at);
      String expected = ParserTree.of(place.replace("%s", "`zz_zz`"));
      for (int next = at % STEP; next < words.size(); next += STEP) {
        String word = words.get(next);
        String text = place.replace("%s", word);
        if (steps.ruleFor(text).isEmpty() && !builtIns.isReserved(Characters.upper(word))) {
          String read = steps.accept(text).sql();
          compared++;
          boolean alike = ParserTree.of(read).equals(expected.replace("zz_zz", word));
          if (!alike && guard.inspect(text).accepted()) {
            misread.add(read);
          }
        }
      }
    }
    assertThat(misread).isEmpty();
    assertThat(compared).isGreaterThan(5_000 / STEP);
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void aReservedWordIsNeverReadAsAName(Dialect dialect) {
    BuiltInNames builtIns = BuiltInNames.of(dialect);
    SqlGuard guard = SqlGuard.of(dialect);
    assertThat(words())
        .filteredOn(word -> builtIns.isReserved(Characters.upper(word)))
        .hasSizeGreaterThan(80)
        .allSatisfy(
            word -> {
              assertThat(guard.inspect("SELECT a FROM t AS " + word).accepted()).isFalse();
              assertThat(guard.inspect("SELECT a FROM " + word + " t2").accepted()).isFalse();
            });
  }

  private static Set<String> words() {
    Set<String> words = new TreeSet<>();
    for (String image : CCJSqlParserConstants.tokenImage) {
      String word = image.replaceAll("[\"<>]", "").replaceFirst("^K_", "");
      if (word.matches("[A-Z][A-Z_0-9]+")) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    assertThat(words).hasSizeGreaterThan(400);
    return words;
  }
}
