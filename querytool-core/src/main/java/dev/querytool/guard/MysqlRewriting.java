package dev.querytool.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Replaces what the parser cannot take, or misreads, by what means the same to the server. */
final class MysqlRewriting {

  /** Plain names to the server, where they stand alone; key words or types to the parser. */
  private static final Set<String> MISREAD_NAMES =
      MysqlWords.words(
          """
          ABSENT APPROXIMATE BOOL BPCHAR BYTEA CONNECT_BY_ROOT CSV CURRENT DAY ENUM ERRORS EXCLUDES
          EXTEND FBV FETCH FILE FINAL FULL GLOBAL HOUR HUGEINT ILIKE IMPORT INCLUDES ISNULL MAP
          MATCH_ALL MATCH_ANY MATCH_PHRASE MATCH_PHRASE_PREFIX MATCH_REGEXP MINUS MINUTE MONTH NCHAR
          NEXTVAL NOCYCLE NOTNULL NUMBER NVARCHAR OFFSET ONLY OUTPUT OVERLAPS PIVOT PREFERRING
          PREWHERE PRIOR QUALIFY REGEXP_LIKE RETURNS SAMPLE SCRIPT SECOND SEMI SETTINGS SHORT SIMILAR
          STATEMENT TABLESAMPLE TIES TIMETZ UBIGINT UHUGEINT UINTEGER UNBOUNDED UNKNOWN UNPIVOT
          USMALLINT UTINYINT UUID VERIFY XMLSERIALIZE YEAR
          """);

  /** Values spelled as words, which the parser takes for columns. */
  private static final Set<String> BARE_CALLS =
      Set.of(
          "UTC_DATE", "UTC_TIME", "UTC_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP", "CURRENT_USER");

  private static final Set<String> AFTER_DUAL =
      Set.of("WHERE", "LIMIT", "ORDER", "UNION", "EXCEPT", "INTERSECT");

  private final List<Token> tokens;
  private final KeyWords words;
  private final Places places;
  private final Brackets brackets;
  private final MysqlWords engine;
  private final BitSet units;
  private final MysqlTexts texts;
  private final BitSet castCommas = new BitSet();
  private final List<Token> result;

  MysqlRewriting(List<Token> tokens, Brackets brackets, MysqlWords engine) {
    this.tokens = tokens;
    this.words = KeyWords.of(tokens);
    this.places = new Places(tokens, words, brackets);
    this.brackets = brackets;
    this.engine = engine;
    this.units = TimeUnits.of(tokens, words, brackets);
    this.texts = new MysqlTexts(tokens, words, engine);
    this.result = new ArrayList<>(tokens.size() + 8);
  }

  List<Token> rewritten() {
    int at = 0;
    while (at < tokens.size()) {
      at = rewrite(at);
    }
    return result;
  }

  /** Writes what stands at an index and returns the index behind it. */
  private int rewrite(int at) {
    Token token = tokens.get(at);
    return switch (token.kind()) {
      case STRING -> texts.write(at, result);
      case WORD -> word(at);
      case QUOTED_NAME -> name(at);
      case PUNCTUATION -> {
        result.add(castCommas.get(at) ? word(token, "AS") : token);
        yield at + 1;
      }
      default -> {
        result.add(token);
        yield at + 1;
      }
    };
  }

  /** A name that is that of a character set belongs to the literal behind it, unless quoted. */
  private int name(int at) {
    Token name = tokens.get(at);
    if (!name.value().startsWith("_") || !literal(at + 1)) {
      return add(at, name);
    }
    boolean quoted = name.end() - name.start() > name.value().length();
    if (quoted || besideDot(at) || !engine.characterSets().isIntroducer(name.value())) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(name, "A text follows the name " + name.text() + ".");
    }
    if (at + 2 < tokens.size() && tokens.get(at + 2).kind() == Token.Kind.STRING) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          tokens.get(at + 2), "A text follows one with a character set of its own.");
    }
    result.add(introduced(Characters.lower(name.value()), name, tokens.get(at + 1)));
    return at + 2;
  }

  private boolean literal(int at) {
    return at < tokens.size()
        && (tokens.get(at).kind() == Token.Kind.STRING || tokens.get(at).kind() == Token.Kind.BLOB);
  }

  private static Token introduced(String set, Token name, Token literal) {
    return new Token(
        literal.kind(),
        set + " " + literal.text(),
        literal.value(),
        name.start(),
        literal.end(),
        name.line(),
        name.column());
  }

  private int word(int at) {
    Token token = tokens.get(at);
    if (besideDot(at)) {
      result.add(part(at));
      return at + 1;
    }
    boolean called = sign(at + 1, "(");
    return switch (words.at(at)) {
      case "CONVERT" -> convert(at);
      case "DISTINCTROW" -> add(at, word(token, "DISTINCT"));
      case "INTERVAL" -> interval(at);
      case "FROM" -> words.at(at + 1, "DUAL") ? dual(at) : add(at, token);
      case "MOD" -> operandBefore(at) ? add(at, operator(token, "%")) : call(at, called);
      default -> {
        if (BARE_CALLS.contains(words.at(at)) && !called) {
          result.add(token);
          result.add(token.as(Token.Kind.PUNCTUATION, "(", "("));
          result.add(token.as(Token.Kind.PUNCTUATION, ")", ")"));
          yield at + 1;
        }
        yield misread(at, called) ? add(at, named(token)) : call(at, called);
      }
    };
  }

  private int add(int at, Token token) {
    result.add(token);
    return at + 1;
  }

  /** Writes a word; what is a function only when its bracket follows at once, gets it so. */
  private int call(int at, boolean called) {
    Token token = tokens.get(at);
    if (!called || !engine.isFunction(words.at(at))) {
      return add(at, token);
    }
    if (places.columnList(at + 1)) {
      return add(at, named(token));
    }
    result.add(token);
    result.add(tokens.get(at + 1).behind(token));
    return at + 2;
  }

  /** The parser takes INTERVAL (value) for a call; a sign before the bracket changes nothing. */
  private int interval(int at) {
    boolean withUnit = TimeUnits.unitOf(at, tokens, words, brackets) > 0;
    if (!withUnit || !sign(at + 1, "(")) {
      return call(at, sign(at + 1, "("));
    }
    result.add(tokens.get(at));
    Token open = tokens.get(at + 1);
    result.add(
        new Token(
            Token.Kind.OPERATOR, "+", "+", open.start(), open.start(), open.line(), open.column()));
    return at + 1;
  }

  private boolean besideDot(int at) {
    return sign(at - 1, ".") || sign(at + 1, ".");
  }

  /** A reserved word is a name if it stands close to a dot, and only then. */
  private Token part(int at) {
    Token token = tokens.get(at);
    String word = words.at(at);
    if (!engine.isReserved(word) && !MISREAD_NAMES.contains(word)) {
      return token;
    }
    boolean close =
        sign(at - 1, ".")
            ? tokens.get(at - 1).end() == token.start()
            : token.end() == tokens.get(at + 1).start()
                && at + 2 < tokens.size()
                && tokens.get(at + 2).kind() == Token.Kind.WORD
                && tokens.get(at + 1).end() == tokens.get(at + 2).start();
    if (engine.isReserved(word) && !close) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(token, "The key word " + word + " stands at a dot.");
    }
    return named(token);
  }

  /** CONVERT(value, type) is CAST(value AS type) by another name. */
  private int convert(int at) {
    Token token = tokens.get(at);
    if (!sign(at + 1, "(")) {
      return add(at, token);
    }
    for (int inside = at + 2; inside < brackets.partner(at + 1); inside++) {
      if (sign(inside, ",") && brackets.around(inside) == at + 1) {
        castCommas.set(inside);
        result.add(word(token, "CAST"));
        result.add(tokens.get(at + 1).behind(token));
        return at + 2;
      }
    }
    return add(at, token);
  }

  /** FROM DUAL says that there is no table. */
  private int dual(int at) {
    int next = at + 2;
    boolean ends = next >= tokens.size() || sign(next, ")") || AFTER_DUAL.contains(words.at(next));
    return ends ? next : add(at, tokens.get(at));
  }

  private boolean misread(int at, boolean called) {
    String word = words.at(at);
    if (!MISREAD_NAMES.contains(word) || engine.isReserved(word)) {
      return false;
    }
    boolean type = places.type(at) || isTypeOfColumn(at);
    if (units.get(at) || type || (called && !places.columnList(at + 1))) {
      return false;
    }
    return switch (word) {
      case "CURRENT" -> !words.at(at + 1, "ROW");
      case "UNBOUNDED" -> !words.at(at + 1, "PRECEDING") && !words.at(at + 1, "FOLLOWING");
      case "ONLY" -> !words.at(at - 1, "ROW") && !words.at(at - 1, "ROWS");
      case "TIES" -> !(words.at(at - 1, "WITH") && words.at(at - 2).startsWith("ROW"));
      case "UNKNOWN" -> !words.at(at - 1, "IS") && !words.at(at - 2, "IS");
      case "OFFSET" -> !(operandBefore(at) && at + 1 < tokens.size() && value(at + 1));
      default -> true;
    };
  }

  /** Tells whether a word stands behind the name of a column that JSON_TABLE makes. */
  private boolean isTypeOfColumn(int at) {
    int open = brackets.around(at);
    return open > 0
        && words.at(open - 1, "COLUMNS")
        && (sign(at - 2, "(") || sign(at - 2, ","))
        && !sign(at - 1, ",")
        && !sign(at - 1, "(");
  }

  private boolean value(int at) {
    Token.Kind kind = tokens.get(at).kind();
    return kind == Token.Kind.NUMBER || kind == Token.Kind.PARAMETER;
  }

  private boolean operandBefore(int at) {
    return at > 0 && TimeUnits.endsOperand(tokens.get(at - 1), words.at(at - 1));
  }

  private boolean sign(int at, String sign) {
    return at >= 0 && at < tokens.size() && tokens.get(at).isSign(sign);
  }

  private static Token named(Token word) {
    return word.as(Token.Kind.QUOTED_NAME, MysqlQuotes.backticked(word.text()), word.text());
  }

  private static Token word(Token place, String word) {
    return place.as(Token.Kind.WORD, word, word);
  }

  private static Token operator(Token place, String sign) {
    return place.as(Token.Kind.OPERATOR, sign, sign);
  }
}
