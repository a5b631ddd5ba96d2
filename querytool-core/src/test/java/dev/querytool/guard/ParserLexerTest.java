package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.parser.feature.FeatureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is known of a word from an earlier text must be what the parser's own lexer says of it. */
class ParserLexerTest {

  private static final int TEXTS =
      Integer.getInteger(
          "querytool.fuzz.texts", Boolean.getBoolean("querytool.tests.deep") ? 200_000 : 1_500);
  private static final long SEED = Long.getLong("querytool.fuzz.seed", 20261122L);

  @ParameterizedTest
  @EnumSource
  void cutsEveryTextAsTheParsersOwnLexerDoes(Dialect dialect) {
    FeatureConfiguration configuration = Parsing.configured("", dialect).getConfiguration();
    ParserLexer lexer = new ParserLexer(configuration, new LearntWords());
    Parsing parsing = Parsing.of(dialect);
    Canonicalizer canonicalizer = Canonicalizer.of(dialect);
    TokenRules rules = TokenRules.of(dialect, FunctionList.of(dialect, Set.of()));
    HostileTexts texts = new HostileTexts(dialect, new Random(SEED));
    int compared = 0;
    for (int i = 0; i < TEXTS; i++) {
      for (CanonicalText text : readings(texts.next(), canonicalizer, rules, parsing)) {
        String read = parsing.forParser(text);
        lexer.open(read, text.tokens());
        assertThat(all(lexer)).as(read).isEqualTo(all(Parsing.configured(read, dialect)));
        lexer.close();
        compared++;
      }
    }
    System.out.println(dialect + ": " + compared + " texts compared, seed " + SEED);
    assertThat(compared).isGreaterThan(TEXTS / 4);
  }

  @ParameterizedTest
  @EnumSource
  void cutsPlainLiteralsAsTheParsersOwnLexerDoesWhateverStandsInThem(Dialect dialect) {
    FeatureConfiguration configuration = Parsing.configured("", dialect).getConfiguration();
    LearntWords learnt = new LearntWords();
    ParserLexer lexer = new ParserLexer(configuration, learnt);
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      CanonicalText text =
          Canonicalizer.of(dialect).canonical(PlainLiterals.statement(random), false);
      lexer.open(text.sql(), text.tokens());
      assertThat(all(lexer)).as(text.sql()).isEqualTo(all(Parsing.configured(text.sql(), dialect)));
      lexer.close();
    }
    assertThat(learnt.kind("''", ',')).isPositive();
    assertThat(learnt.kind("0", ')')).isPositive();
  }

  @Test
  void learnsNothingOfAWordThatMayGoOnBehindABlank() {
    LearntWords learnt = new LearntWords();
    FeatureConfiguration configuration = Parsing.configured("", Dialect.SQLITE).getConfiguration();
    ParserLexer lexer = new ParserLexer(configuration, learnt);
    for (String sql : List.of("SELECT a", "SELECT x'00' b", "SELECT a, b")) {
      CanonicalText text = Canonicalizer.of(Dialect.SQLITE).canonical(sql, false);
      lexer.open(text.sql(), text.tokens());
      all(lexer);
    }

    assertThat(learnt.kind("SELECT", ' ')).isPositive();
    assertThat(learnt.kind("SELECT", '(')).isNegative();
    assertThat(learnt.kind("a", LearntWords.END)).isPositive();
    assertThat(learnt.kind("x'00'", ' ')).isNegative();
  }

  /** Returns the canonical text, if there is one, and what comes as far as to the parser. */
  private static List<CanonicalText> readings(
      String sql, Canonicalizer canonicalizer, TokenRules rules, Parsing parsing) {
    List<CanonicalText> texts = new ArrayList<>();
    try {
      CanonicalText text = canonicalizer.canonical(sql, true);
      text.statement();
      texts.add(text);
      rules.check(text, HostCalls.of(HostFunctions.none(), null));
      texts.add(parsing.asParsed(text));
      return texts;
    } catch (Refusal e) {
      return texts;
    }
  }

  private static List<String> all(CCJSqlParser parser) {
    return all(parser.token_source);
  }

  private static List<String> all(CCJSqlParserTokenManager lexer) {
    List<String> tokens = new ArrayList<>();
    try {
      for (var token = lexer.getNextToken();
          ;
          token = token.next == null ? lexer.getNextToken() : token.next) {
        if (token.kind == 0) {
          return tokens;
        }
        tokens.add(
            Stream.of(
                        token.kind,
                        token.beginLine,
                        token.beginColumn,
                        token.endLine,
                        token.endColumn,
                        token.absoluteBegin,
                        token.absoluteEnd)
                    .toList()
                + token.image
                + token.specialToken);
      }
    } catch (TokenMgrException e) {
      tokens.add("not read");
      return tokens;
    }
  }
}
