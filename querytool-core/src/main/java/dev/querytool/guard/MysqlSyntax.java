package dev.querytool.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as the tokenizer of MySQL and MariaDB does in a session with utf8mb4 and without
 * ANSI_QUOTES, NO_BACKSLASH_ESCAPES and IGNORE_SPACE; what is refused aside.
 */
final class MysqlSyntax implements Syntax {

  static final int MAX_NAME = 64;

  private final MysqlWords words;

  MysqlSyntax(MysqlWords words) {
    this.words = words;
  }

  @Override
  public @Nullable Token next(Cursor cursor) {
    skipGap(cursor);
    if (cursor.atEnd()) {
      return null;
    }
    char c = cursor.ahead(0);
    if (Characters.unfit(c) && !Character.isSurrogate(c)) {
      throw cursor.refuse(GuardRule.CHARACTER, Characters.name(c) + " stands outside quotes.");
    }
    if (cursor.ahead(1) == '\'' && "xXbBnN".indexOf(c) >= 0) {
      return MysqlNumbers.prefixed(cursor);
    }
    if (startsName(c)) {
      return MysqlQuotes.word(cursor);
    }
    if (Characters.asciiDigit(c) || (c == '.' && Characters.asciiDigit(cursor.ahead(1)))) {
      return MysqlNumbers.read(cursor);
    }
    return switch (c) {
      case '\'', '"' -> MysqlQuotes.text(cursor, c);
      case '`' -> MysqlQuotes.name(cursor);
      case '(', ')', ',', '.', ';' -> sign(cursor, Token.Kind.PUNCTUATION, 1);
      case ':' -> parameter(cursor);
      default -> operator(cursor);
    };
  }

  @Override
  public List<Token> rewrite(List<Token> tokens, Brackets brackets) {
    List<Token> plain = MysqlStandIns.of(tokens, brackets, words);
    Brackets known = plain == tokens ? brackets : Brackets.of(plain);
    return LongOperands.unbracketed(new MysqlRewriting(plain, known, words).rewritten());
  }

  @Override
  public CanonicalText asParsed(CanonicalText text) {
    return MysqlUnparsed.spared(DottedNames.spared(text), words);
  }

  /** The parser ends some texts elsewhere, and knows no character set before a literal. */
  @Override
  public String forParser(CanonicalText text) {
    StringBuilder written = null;
    for (Token token : text.tokens()) {
      String read = MysqlQuotes.forParser(token);
      if (!read.equals(token.text())) {
        written = written == null ? new StringBuilder(text.sql()) : written;
        written.replace(token.start(), token.end(), read);
      }
    }
    return written == null ? text.sql() : written.toString();
  }

  private static void skipGap(Cursor cursor) {
    while (true) {
      char c = cursor.ahead(0);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        cursor.moveTo(cursor.at() + 1);
      } else if (c == '#' || (c == '-' && cursor.ahead(1) == '-' && endsDashes(cursor.ahead(2)))) {
        int end = cursor.find('\n', 1);
        cursor.moveOverPlain(end < 0 ? cursor.length() : end);
      } else if (c == '/' && cursor.ahead(1) == '*') {
        skipComment(cursor);
      } else {
        return;
      }
    }
  }

  /** Tells whether -- before this character starts a comment; NUL stands for the end. */
  private static boolean endsDashes(char c) {
    return c <= ' ' || c == 0x7F;
  }

  private static void skipComment(Cursor cursor) {
    switch (cursor.ahead(2)) {
      case '!', 'M' -> {
        if (cursor.ahead(2) == '!' || cursor.ahead(3) == '!') {
          throw cursor.refuse(
              GuardRule.EXECUTABLE_COMMENT, "The comment that starts here is run by the server.");
        }
      }
      case '+' -> throw cursor.refuse(GuardRule.HINT, "A hint starts here.");
      default -> {}
    }
    int end = cursor.find("*/", 2);
    if (end < 0) {
      throw cursor.refuse(GuardRule.UNCLOSED, "The comment that starts here is never closed.");
    }
    cursor.moveOverPlain(end + 2);
  }

  static boolean startsName(char c) {
    return Characters.asciiLetter(c) || c == '_' || c >= 0x80;
  }

  static boolean insideName(char c) {
    return startsName(c) || Characters.asciiDigit(c) || c == '$';
  }

  private static Token parameter(Cursor cursor) {
    if (cursor.ahead(1) == '=') {
      throw cursor.refuse(GuardRule.ASSIGNMENT, "The statement assigns with := here.");
    }
    if (cursor.ahead(1) == ':') {
      throw cursor.refuse(
          GuardRule.TOKEN, "There is no :: operator here; a type is given by CAST(value AS type).");
    }
    int steps = 1;
    while (insideName(cursor.ahead(steps)) && cursor.ahead(steps) != '$') {
      steps++;
    }
    if (steps == 1 || Characters.asciiDigit(cursor.ahead(1))) {
      throw cursor.refuse(GuardRule.PLACEHOLDER, "A parameter here has no name.");
    }
    char after = cursor.ahead(steps);
    if (after == '(' || after == ':' || after == '$' || after == '.' || after == '\'') {
      throw cursor.refuse(
          GuardRule.NAMED_PARAMETER, "A parameter's name holds letters, digits and _ only.");
    }
    return cursor.takeParameter(steps);
  }

  private Token operator(Cursor cursor) {
    int length = operatorLength(cursor);
    if (length > 0) {
      return sign(cursor, Token.Kind.OPERATOR, length);
    }
    char c = cursor.ahead(0);
    throw switch (c) {
      case '?' -> cursor.refuse(GuardRule.PLACEHOLDER, "A ? stands for a value here.");
      case '@' -> cursor.refuse(GuardRule.PLACEHOLDER, "A variable starts with @ here.");
      case '{' -> cursor.refuse(GuardRule.TOKEN, "Drivers rewrite what stands in { }.");
      default -> cursor.refuse(GuardRule.TOKEN, "No operator of the server starts here.");
    };
  }

  private int operatorLength(Cursor cursor) {
    return switch (cursor.ahead(0)) {
      case '-' -> arrowLength(cursor);
      case '<', '>', '=', '!' -> comparisonLength(cursor);
      case '|', '&' -> cursor.ahead(1) == cursor.ahead(0) ? 2 : 1;
      case '+', '*', '/', '%', '^', '~' -> 1;
      default -> 0;
    };
  }

  private int arrowLength(Cursor cursor) {
    if (cursor.ahead(1) != '>') {
      return 1;
    }
    if (!words.arrows()) {
      throw cursor.refuse(
          GuardRule.TOKEN, "MariaDB has no -> operator; JSON_EXTRACT(value, path) does the same.");
    }
    return cursor.ahead(2) == '>' ? 3 : 2;
  }

  /** The server takes the longest run of such signs that it can, known or not. */
  private static int comparisonLength(Cursor cursor) {
    int length = 1;
    int longest = cursor.ahead(0) == '<' ? 3 : 2;
    while (length < longest && "<>=!".indexOf(cursor.ahead(length)) >= 0) {
      length++;
    }
    return switch (cursor.upTo(cursor.at() + length)) {
      case "<", ">", "=", "!", "<=", ">=", "<>", "!=", "<<", ">>", "<=>" -> length;
      default -> 0;
    };
  }

  private static Token sign(Cursor cursor, Token.Kind kind, int length) {
    int end = cursor.at() + length;
    return cursor.take(kind, end, cursor.upTo(end));
  }
}
