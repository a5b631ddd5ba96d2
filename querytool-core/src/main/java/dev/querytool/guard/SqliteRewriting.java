package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Replaces what the parser cannot take, or misreads, by what means the same to SQLite. */
final class SqliteRewriting {

  private static final Set<String> MISREAD_NAMES =
      Set.of(
          ("ABSENT APPROXIMATE ARRAY BOTH CONNECT_BY_ROOT CSV DAY DECIMAL DISTINCTROW DIV DOUBLE"
                  + " ENUM ERRORS EXCLUDES EXTEND FBV FETCH FILE FINAL FLOAT FOR FORCE GLOBAL"
                  + " HOPPING HOUR IGNORE ILIKE IMPORT INCLUDES INT INTEGER INTERVAL KEY LATERAL"
                  + " MAP MATCH_ALL MATCH_ANY MATCH_PHRASE MATCH_PHRASE_PREFIX MATCH_REGEXP MEMBER"
                  + " MINUS MINUTE MONTH NCHAR NEXTVAL NOCYCLE NUMBER NVARCHAR ONLY OUTPUT OVERLAPS"
                  + " PIVOT PREFERRING PREWHERE PRIOR QUALIFY REAL REGEXP_LIKE RETURNS RLIKE SAMPLE"
                  + " SCRIPT SECOND SEMI SESSION SETTINGS SIMILAR SQL_CACHE SQL_CALC_FOUND_ROWS"
                  + " SQL_NO_CACHE STATEMENT TABLESAMPLE TRAILING TUMBLING UNKNOWN UNPIVOT USE UUID"
                  + " VERIFY XMLSERIALIZE XOR YEAR")
              .split(" "));

  private static final Set<String> LOCKS = Set.of("UPDATE", "SHARE", "NO", "KEY");
  private static final Set<String> PLAIN_TESTS = Set.of("NULL", "TRUE", "FALSE", "DISTINCT");

  private final List<Token> tokens;
  private final Places places;

  SqliteRewriting(List<Token> tokens, Brackets brackets) {
    this.tokens = tokens;
    this.places = new Places(tokens, brackets);
  }

  List<Token> rewritten() {
    List<Token> result = new ArrayList<>(tokens.size() + 8);
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (token.isWord("IS")) {
        at = rewriteIs(at, result);
      } else if (misread(at)) {
        result.add(named(token));
      } else {
        result.add(token);
      }
    }
    return result;
  }

  private boolean misread(int at) {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.WORD) {
      return false;
    }
    String word = Characters.upper(token.text());
    if (word.equals("CURRENT")) {
      return !nextIs(at, "ROW");
    }
    if (!MISREAD_NAMES.contains(word) || places.type(at)) {
      return false;
    }
    if (word.equals("FOR") && at + 1 < tokens.size()) {
      return !LOCKS.contains(Characters.upper(tokens.get(at + 1).text()));
    }
    boolean called = at + 1 < tokens.size() && tokens.get(at + 1).isSign("(");
    return !called || places.columnList(at + 1);
  }

  private static Token named(Token word) {
    return new Token(
        Token.Kind.QUOTED_NAME,
        SqliteSyntax.backticked(word.text()),
        word.text(),
        word.start(),
        word.end(),
        word.line(),
        word.column());
  }

  private int rewriteIs(int at, List<Token> result) {
    Token is = tokens.get(at);
    boolean not = nextIs(at, "NOT");
    int last = not ? at + 1 : at;
    result.add(is);
    if (last + 1 >= tokens.size() || plainTest(tokens.get(last + 1))) {
      if (not) {
        result.add(tokens.get(last));
      }
      return last;
    }
    int end = tokens.get(last).end();
    if (!not) {
      result.add(added(is, "NOT", end));
    }
    result.add(added(is, "DISTINCT", end));
    result.add(added(is, "FROM", end));
    return last;
  }

  private static boolean plainTest(Token token) {
    return token.kind() == Token.Kind.WORD && PLAIN_TESTS.contains(Characters.upper(token.text()));
  }

  private static Token added(Token place, String word, int end) {
    return new Token(Token.Kind.WORD, word, word, end, end, place.line(), place.column());
  }

  private boolean nextIs(int at, String word) {
    return at + 1 < tokens.size() && tokens.get(at + 1).isWord(word);
  }
}
