package dev.querytool.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Replaces what the parser cannot take, or misreads, by what means the same to SQLite. */
final class SqliteRewriting {

  /** Plain names to SQLite, most of them key words or types to the parser. */
  private static final Set<String> MISREAD_NAMES =
      Set.of(
          """
          ABSENT APPROXIMATE ARRAY BIGINT BLOB BOOL BOTH BPCHAR BYTEA CONNECT_BY_ROOT CSV
          DAY DECIMAL DISTINCTROW DIV DOUBLE ENUM ERRORS EXCLUDES EXTEND FBV FETCH FILE
          FINAL FLOAT FLOAT4 FLOAT8 FOR FORCE GLOBAL HOPPING HOUR HUGEINT IGNORE ILIKE
          IMPORT INCLUDES INT INT1 INT2 INT4 INT8 INTEGER INTERVAL KEY LATERAL LONG MAP
          MATCH_ALL MATCH_ANY MATCH_PHRASE MATCH_PHRASE_PREFIX MATCH_REGEXP MEMBER MINUS
          MINUTE MONTH NCHAR NEXTVAL NOCYCLE NUMBER NUMERIC NVARCHAR ONLY OUTPUT OVERLAPS
          PIVOT PRECISION PREFERRING PREWHERE PRIOR QUALIFY REAL REGEXP_LIKE RETURNS RLIKE
          SAMPLE SCRIPT SECOND SEMI SESSION SETTINGS SHORT SIMILAR SMALLINT SQL_CACHE
          SQL_CALC_FOUND_ROWS SQL_NO_CACHE STATEMENT TABLESAMPLE TIMETZ TINYINT TRAILING
          TUMBLING UBIGINT UHUGEINT UINTEGER UNKNOWN UNPIVOT USE USMALLINT UTINYINT UUID
          VARBINARY VARCHAR VERIFY XMLSERIALIZE XOR YEAR
          """
              .split("\\s+"));

  private static final Set<String> LOCKS = Set.of("UPDATE", "SHARE", "NO", "KEY");
  private static final Set<String> PREFIXES =
      Set.of("NOT", "IS", "FROM", "OFFSET", "LIKE", "GLOB", "REGEXP", "MATCH");
  private static final Set<String> PLAIN_TESTS = Set.of("NULL", "TRUE", "FALSE", "DISTINCT");

  private final List<Token> tokens;
  private final KeyWords words;
  private final Places places;
  private final SqliteIndexHints hints;
  private final BitSet items;

  SqliteRewriting(List<Token> tokens, Brackets brackets) {
    this.tokens = tokens;
    this.words = KeyWords.of(tokens);
    this.places = new Places(tokens, words, brackets);
    this.hints = new SqliteIndexHints(tokens, words, places);
    this.items = SelectItems.of(tokens, words);
  }

  List<Token> rewritten() {
    List<Token> result = new ArrayList<>(tokens.size() + 8);
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      requireNoTextAfterValue(at);
      if (words.at(at, "IS")) {
        at = rewriteIs(at, result);
      } else if (hints.startsAt(at)) {
        at = hints.lastFrom(at);
      } else if (testsNotNull(at)) {
        at++;
        result.add(token.as(Token.Kind.WORD, "NOTNULL", "NOTNULL").upTo(tokens.get(at)));
      } else if (misread(at)) {
        result.add(named(token));
      } else if (isAlias(at)) {
        String name = token.value();
        result.add(token.as(Token.Kind.QUOTED_NAME, SqliteSyntax.backticked(name), name));
      } else if (token.kind() == Token.Kind.STRING && token.value().contains("\\'")) {
        splitText(token, result);
      } else {
        result.add(token);
      }
    }
    return result;
  }

  /** Behind AS in a list of SELECT, a text is a name to SQLite. */
  private boolean isAlias(int at) {
    Token token = tokens.get(at);
    return token.kind() == Token.Kind.STRING
        && words.at(at - 1, "AS")
        && items.get(at)
        && !token.value().isBlank()
        && token.value().chars().noneMatch(c -> c < ' ' || Characters.unfit(c));
  }

  /** Tells whether NOT NULL stands behind a value, where it means NOTNULL. */
  private boolean testsNotNull(int at) {
    if (at == 0 || !words.at(at, "NOT") || !words.at(at + 1, "NULL")) {
      return false;
    }
    Token before = tokens.get(at - 1);
    return switch (before.kind()) {
      case OPERATOR -> false;
      case PUNCTUATION -> before.isSign(")");
      case WORD -> !Openers.contains(words.at(at - 1)) && !PREFIXES.contains(words.at(at - 1));
      default -> true;
    };
  }

  /** SQLite takes such a text for an alias, the parser for a part of the value before it. */
  private void requireNoTextAfterValue(int at) {
    if (at > 0 && tokens.get(at).kind() == Token.Kind.STRING && isQuotedValue(at - 1)) {
      throw GuardRule.STRING_AS_NAME.at(
          tokens.get(at), "A text follows a value here, where only a name could.");
    }
  }

  private boolean isQuotedValue(int at) {
    Token.Kind kind = tokens.get(at).kind();
    return kind == Token.Kind.STRING || kind == Token.Kind.BLOB || kind == Token.Kind.PARAMETER;
  }

  private boolean misread(int at) {
    String word = words.at(at);
    return switch (word) {
      case "CURRENT" -> !words.at(at + 1, "ROW");
      case "UNBOUNDED" -> !words.at(at + 1, "PRECEDING") && !words.at(at + 1, "FOLLOWING");
      case "WINDOW" -> !words.at(at + 2, "AS");
      case "BINARY", "RTRIM" -> words.at(at - 1, "COLLATE");
      default -> MISREAD_NAMES.contains(word) && !places.type(at) && isName(at, word);
    };
  }

  private boolean isName(int at, String word) {
    if (word.equals("FOR") && at + 1 < tokens.size()) {
      return !LOCKS.contains(words.at(at + 1));
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

  /** The parser ends a text at the first backslash before a quote, doubled or not. */
  private static void splitText(Token text, List<Token> result) {
    String value = text.value();
    String open = "(";
    int from = 0;
    while (from < value.length()) {
      int backslash = value.indexOf("\\'", from);
      int to = backslash < 0 ? value.length() : backslash + 1;
      result.add(part(text, from == 0 ? Token.Kind.PUNCTUATION : Token.Kind.OPERATOR, open));
      String part = value.substring(from, to);
      String literal = "'" + part.replace("'", "''") + "'";
      result.add(part(text, Token.Kind.STRING, literal, part));
      open = "||";
      from = to;
    }
    result.add(part(text, Token.Kind.PUNCTUATION, ")"));
  }

  private static Token part(Token place, Token.Kind kind, String text) {
    return part(place, kind, text, text);
  }

  private static Token part(Token place, Token.Kind kind, String text, String value) {
    return new Token(kind, text, value, place.start(), place.end(), place.line(), place.column());
  }

  private int rewriteIs(int at, List<Token> result) {
    Token is = tokens.get(at);
    boolean not = words.at(at + 1, "NOT");
    int last = not ? at + 1 : at;
    result.add(is);
    if (last + 1 >= tokens.size() || PLAIN_TESTS.contains(words.at(last + 1))) {
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

  private static Token added(Token place, String word, int end) {
    return new Token(Token.Kind.WORD, word, word, end, end, place.line(), place.column());
  }
}
