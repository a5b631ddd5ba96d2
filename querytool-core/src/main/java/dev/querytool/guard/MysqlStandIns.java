package dev.querytool.guard;

import java.util.List;
import java.util.Set;

/**
 * Replaces what the parser has no grammar for by what the server reads alike, and leaves out what
 * tells the server only how to go about its work.
 */
final class MysqlStandIns {

  /** Behind SELECT they are options, to both servers, whatever follows. */
  private static final Set<String> OPTIONS =
      MysqlWords.words(
          """
          HIGH_PRIORITY SQL_BIG_RESULT SQL_BUFFER_RESULT SQL_CALC_FOUND_ROWS SQL_NO_CACHE
          SQL_SMALL_RESULT
          """);

  private static final Set<String> QUANTIFIERS =
      Set.of("ALL", "DISTINCT", "DISTINCTROW", "STRAIGHT_JOIN");

  private final List<Token> tokens;
  private final KeyWords words;
  private final Brackets brackets;
  private final MysqlWords engine;
  private final TokenEdits edits;

  private MysqlStandIns(List<Token> tokens, Brackets brackets, MysqlWords engine) {
    this.tokens = tokens;
    this.words = KeyWords.of(tokens);
    this.brackets = brackets;
    this.engine = engine;
    this.edits = new TokenEdits(tokens);
  }

  /** Returns the tokens with the stand-ins; the list itself if none is needed. */
  static List<Token> of(List<Token> tokens, Brackets brackets, MysqlWords engine) {
    return new MysqlStandIns(tokens, brackets, engine).replaced();
  }

  private List<Token> replaced() {
    for (int at = 0; at < tokens.size(); at++) {
      if (!sign(at - 1, ".") && !sign(at + 1, ".")) {
        replace(at);
      }
    }
    return edits.applied();
  }

  private void replace(int at) {
    switch (words.at(at)) {
      case "SELECT" -> dropOptions(at + 1);
      case "USE", "FORCE", "IGNORE" -> dropIndexHint(at);
      case "BINARY" -> castToBinary(at);
      case "CHARSET" -> writeCharacterSet(at);
      case "INTERVAL" -> bracketWindow(at);
      case "MATCH" -> bracketColumns(at);
      case "JSON_OBJECT" -> bracketKey(at);
      default -> {}
    }
  }

  /**
   * Options change how a result is made and kept, never what it holds. The parser reads
   * STRAIGHT_JOIN right behind SELECT only.
   */
  private void dropOptions(int first) {
    for (int at = first; isOption(at) || QUANTIFIERS.contains(words.at(at)); at++) {
      boolean order = words.at(at, "STRAIGHT_JOIN") && at > first;
      if (isOption(at) || order) {
        edits.drop(at, at + 1);
      }
    }
  }

  private boolean isOption(int at) {
    String word = words.at(at);
    return OPTIONS.contains(word) || (!engine.arrows() && word.equals("SQL_CACHE"));
  }

  /** USE INDEX (a, b) and its like stand behind a table or its alias, one behind the other. */
  private void dropIndexHint(int at) {
    if (at == 0 || !endsTable(at - 1) || !(words.at(at + 1, "INDEX") || words.at(at + 1, "KEY"))) {
      return;
    }
    int open = behindPurpose(at + 2);
    if (sign(open, "(") && namesOnly(open)) {
      edits.drop(at, brackets.partner(open) + 1);
    }
  }

  private boolean endsTable(int at) {
    Token.Kind kind = tokens.get(at).kind();
    return kind == Token.Kind.WORD || kind == Token.Kind.QUOTED_NAME || edits.drops(at);
  }

  private int behindPurpose(int at) {
    if (!words.at(at, "FOR")) {
      return at;
    }
    if (words.at(at + 1, "JOIN")) {
      return at + 2;
    }
    boolean ordering = words.at(at + 1, "ORDER") || words.at(at + 1, "GROUP");
    return ordering && words.at(at + 2, "BY") ? at + 3 : at;
  }

  private boolean namesOnly(int open) {
    for (int at = open + 1; at < brackets.partner(open); at++) {
      Token.Kind kind = tokens.get(at).kind();
      if (kind != Token.Kind.WORD && kind != Token.Kind.QUOTED_NAME && !sign(at, ",")) {
        return false;
      }
    }
    return true;
  }

  /** BINARY value is CAST(value AS BINARY) by another name. */
  private void castToBinary(int at) {
    int last = at == 0 || isType(at) ? -1 : lastOfOperand(at + 1);
    if (last < 0 || bindsCloser(last + 1)) {
      return;
    }
    edits.replace(at, Token.Kind.WORD, "CAST");
    edits.putBehind(at, Token.Kind.PUNCTUATION, "(");
    edits.putBehind(last, Token.Kind.WORD, "AS");
    edits.putBehind(last, Token.Kind.WORD, "BINARY");
    edits.putBehind(last, Token.Kind.PUNCTUATION, ")");
  }

  /** CHARSET behind a type is CHARACTER SET. */
  private void writeCharacterSet(int at) {
    int open = brackets.around(at);
    boolean type = open > 0 && (words.at(open - 1, "CAST") || words.at(open - 1, "CONVERT"));
    if (type && !sign(at + 1, "(") && (words.at(at - 1, "CHAR") || sign(at - 1, ")"))) {
      edits.replace(at, Token.Kind.WORD, "CHARACTER");
      edits.putBehind(at, Token.Kind.WORD, "SET");
    }
  }

  /** Tells whether a word names a type or a character set: behind AS, in CONVERT, behind SET. */
  private boolean isType(int at) {
    String before = words.at(at - 1);
    boolean named = Set.of("AS", "SET", "CHARSET", "USING", "COLLATE").contains(before);
    int open = brackets.around(at);
    return named || (sign(at - 1, ",") && open > 0 && words.at(open - 1, "CONVERT"));
  }

  /** Returns the last token of a value without operators; -1 if it is not clear. */
  private int lastOfOperand(int first) {
    if (first >= tokens.size()) {
      return -1;
    }
    return switch (tokens.get(first).kind()) {
      case NUMBER, BLOB, PARAMETER -> first;
      case STRING -> lastOfTexts(first);
      case QUOTED_NAME -> sign(first + 1, "(") ? -1 : lastOfName(first);
      case WORD -> lastOfWord(first);
      case PUNCTUATION -> sign(first, "(") ? brackets.partner(first) : -1;
      case OPERATOR -> -1;
    };
  }

  private int lastOfTexts(int first) {
    int last = first;
    while (last + 1 < tokens.size() && tokens.get(last + 1).kind() == Token.Kind.STRING) {
      last++;
    }
    return last;
  }

  private int lastOfName(int first) {
    int last = first;
    while (sign(last + 1, ".") && last + 2 < tokens.size()) {
      last += 2;
    }
    return last;
  }

  private int lastOfWord(int first) {
    if (sign(first + 1, "(")) {
      return engine.isFunction(words.at(first)) ? brackets.partner(first + 1) : -1;
    }
    return engine.isReserved(words.at(first)) ? -1 : lastOfName(first);
  }

  /** Tells whether what follows a value belongs to it more closely than BINARY before it. */
  private boolean bindsCloser(int at) {
    return sign(at, "->")
        || sign(at, "->>")
        || sign(at, "(")
        || words.at(at, "COLLATE")
        || words.at(at, "OVER");
  }

  /** The parser loses the place of a window function between INTERVAL and its unit. */
  private void bracketWindow(int interval) {
    int unit = TimeUnits.unitOf(interval, tokens, words, brackets);
    boolean window = false;
    boolean bracketed = sign(interval + 2, "(") && brackets.partner(interval + 2) == unit - 1;
    for (int at = interval + 1; at < unit && !sign(interval + 1, "("); at++) {
      window |= words.at(at, "OVER");
    }
    if (window && !bracketed) {
      edits.putBefore(interval + 1, Token.Kind.PUNCTUATION, "(");
      edits.putBehind(unit - 1, Token.Kind.PUNCTUATION, ")");
    }
  }

  /** MATCH a, b AGAINST (...) is MATCH (a, b) AGAINST (...). */
  private void bracketColumns(int match) {
    int at = match + 1;
    while (at < tokens.size() && !words.at(at, "AGAINST") && isColumnPart(at)) {
      at++;
    }
    if (at > match + 1 && words.at(at, "AGAINST") && sign(at + 1, "(")) {
      edits.putBefore(match + 1, Token.Kind.PUNCTUATION, "(");
      edits.putBehind(at - 1, Token.Kind.PUNCTUATION, ")");
    }
  }

  private boolean isColumnPart(int at) {
    Token.Kind kind = tokens.get(at).kind();
    return kind == Token.Kind.WORD
        || kind == Token.Kind.QUOTED_NAME
        || sign(at, ",")
        || sign(at, ".");
  }

  /** The parser has only texts for the keys of JSON_OBJECT, unless the first is in brackets. */
  private void bracketKey(int at) {
    if (!sign(at + 1, "(") || sign(at + 2, ")")) {
      return;
    }
    int close = brackets.partner(at + 1);
    int end = at + 2;
    boolean texts = true;
    int first = -1;
    for (int place = 0; end <= close; place++) {
      int start = end;
      while (end < close && !(sign(end, ",") && brackets.around(end) == at + 1)) {
        end++;
      }
      texts &=
          place % 2 == 1 || (end == start + 1 && tokens.get(start).kind() == Token.Kind.STRING);
      first = place == 0 ? end - 1 : first;
      end++;
    }
    boolean bracketed = sign(at + 2, "(") && brackets.partner(at + 2) == first;
    if (!texts && !bracketed && first > at + 1) {
      edits.putBefore(at + 2, Token.Kind.PUNCTUATION, "(");
      edits.putBehind(first, Token.Kind.PUNCTUATION, ")");
    }
  }

  private boolean sign(int at, String sign) {
    return at >= 0 && at < tokens.size() && tokens.get(at).isSign(sign);
  }
}
