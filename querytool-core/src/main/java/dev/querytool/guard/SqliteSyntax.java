package dev.querytool.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a text as SQLite's own tokenizer does, except for what is refused. */
final class SqliteSyntax implements Syntax {

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
    if ((c == 'x' || c == 'X') && cursor.ahead(1) == '\'') {
      return blob(cursor);
    }
    if (startsName(c)) {
      return word(cursor);
    }
    if (Characters.asciiDigit(c) || (c == '.' && Characters.asciiDigit(cursor.ahead(1)))) {
      return SqliteNumbers.read(cursor);
    }
    return switch (c) {
      case '\'' -> quoted(cursor, Token.Kind.STRING, '\'');
      case '"', '`' -> quoted(cursor, Token.Kind.QUOTED_NAME, c);
      case '[' -> bracketed(cursor);
      case '(', ')', ',', '.', ';' -> sign(cursor, Token.Kind.PUNCTUATION, 1);
      case ':' -> parameter(cursor);
      default -> operator(cursor);
    };
  }

  @Override
  public List<Token> rewrite(List<Token> tokens, Brackets brackets) {
    return new SqliteRewriting(tokens, brackets).rewritten();
  }

  @Override
  public CanonicalText asParsed(CanonicalText text) {
    return DottedNames.spared(text);
  }

  @Override
  public String forParser(CanonicalText text) {
    return SqliteStandIns.forParser(text);
  }

  private static void skipGap(Cursor cursor) {
    while (true) {
      char c = cursor.ahead(0);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        cursor.moveTo(cursor.at() + 1);
      } else if (c == '-' && cursor.ahead(1) == '-') {
        int end = cursor.find('\n', 2);
        cursor.moveOverPlain(end < 0 ? cursor.length() : end);
      } else if (c == '/' && cursor.ahead(1) == '*') {
        int end = cursor.find("*/", 2);
        if (end < 0) {
          throw cursor.refuse(GuardRule.UNCLOSED, "The comment that starts here is never closed.");
        }
        cursor.moveOverPlain(end + 2);
      } else {
        return;
      }
    }
  }

  private static boolean startsName(char c) {
    return Characters.asciiLetter(c) || c == '_' || c >= 0x80;
  }

  static boolean insideName(char c) {
    return startsName(c) || Characters.asciiDigit(c) || c == '$';
  }

  private static Token word(Cursor cursor) {
    int steps = 1;
    while (insideName(cursor.ahead(steps))) {
      steps++;
    }
    String name = cursor.upTo(cursor.at() + steps);
    for (int at = 0; at < name.length(); at++) {
      if (!Characters.plainInName(name.charAt(at))) {
        return unusualName(cursor, name);
      }
    }
    return sign(cursor, Token.Kind.WORD, steps);
  }

  private static Token unusualName(Cursor cursor, String name) {
    int line = cursor.line();
    int column = cursor.column();
    int start = cursor.at();
    cursor.moveOverPlain(start + name.length());
    return new Token(
        Token.Kind.QUOTED_NAME, backticked(name), name, start, cursor.at(), line, column);
  }

  private static Token quoted(Cursor cursor, Token.Kind kind, char quote) {
    int end = cursor.at() + 1;
    boolean doubled = false;
    while (true) {
      end = cursor.find(quote, end - cursor.at());
      if (end < 0) {
        throw cursor.refuse(
            GuardRule.UNCLOSED, "The " + quote + " that stands here is never closed.");
      }
      end++;
      if (end >= cursor.length() || cursor.ahead(end - cursor.at()) != quote) {
        break;
      }
      doubled = true;
      end++;
    }
    String text = cursor.upTo(end);
    String value = text.substring(1, text.length() - 1);
    if (doubled) {
      value = value.replace("" + quote + quote, "" + quote);
    }
    if (kind == Token.Kind.QUOTED_NAME) {
      refuseLineBreak(cursor, value);
    }
    return cursor.take(kind, end, text, value);
  }

  private static Token bracketed(Cursor cursor) {
    int end = cursor.find(']', 1);
    if (end < 0) {
      throw cursor.refuse(GuardRule.UNCLOSED, "The [ that stands here is never closed.");
    }
    String name = cursor.upTo(end).substring(1);
    refuseLineBreak(cursor, name);
    return cursor.take(Token.Kind.QUOTED_NAME, end + 1, backticked(name), name);
  }

  private static void refuseLineBreak(Cursor cursor, String name) {
    if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
      throw cursor.refuse(
          GuardRule.UNSUPPORTED_SYNTAX, "The name that starts here holds a line break.");
    }
  }

  /** Quotes a name so that SQLite never takes it for a text, as it may do with double quotes. */
  static String backticked(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static Token blob(Cursor cursor) {
    int steps = 2;
    while (Characters.hexDigit(cursor.ahead(steps))) {
      steps++;
    }
    if (cursor.ahead(steps) != '\'' || steps % 2 != 0) {
      throw cursor.refuse(
          GuardRule.LITERAL, "A blob is X'...' with an even number of hexadecimal digits.");
    }
    String text = cursor.upTo(cursor.at() + steps + 1);
    return cursor.take(
        Token.Kind.BLOB, cursor.at() + steps + 1, text.substring(2, text.length() - 1));
  }

  private static Token parameter(Cursor cursor) {
    if (cursor.ahead(1) == '=') {
      throw cursor.refuse(GuardRule.ASSIGNMENT, "The statement assigns with := here.");
    }
    if (cursor.ahead(1) == ':') {
      throw cursor.refuse(
          GuardRule.TOKEN, "SQLite has no :: operator; a type is given by CAST(value AS type).");
    }
    int steps = 1;
    while (insideName(cursor.ahead(steps)) && cursor.ahead(steps) != '$') {
      steps++;
    }
    if (steps == 1 || Characters.asciiDigit(cursor.ahead(1))) {
      throw cursor.refuse(GuardRule.PLACEHOLDER, "A parameter here has no name.");
    }
    if (cursor.ahead(steps) == '(' || cursor.ahead(steps) == ':' || cursor.ahead(steps) == '$') {
      throw cursor.refuse(
          GuardRule.NAMED_PARAMETER, "A parameter's name holds letters, digits and _ only.");
    }
    return cursor.takeParameter(steps);
  }

  private static Token operator(Cursor cursor) {
    int length = operatorLength(cursor);
    if (length > 0) {
      Token token = sign(cursor, Token.Kind.OPERATOR, length);
      return token.text().equals("==") ? equalSign(token) : token;
    }
    char c = cursor.ahead(0);
    throw switch (c) {
      case '?' -> cursor.refuse(GuardRule.PLACEHOLDER, "A ? stands for a value here.");
      case '@', '$', '#' ->
          cursor.refuse(GuardRule.PLACEHOLDER, "A parameter or variable starts with " + c + ".");
      default -> cursor.refuse(GuardRule.TOKEN, "SQLite has no " + c + " here.");
    };
  }

  private static int operatorLength(Cursor cursor) {
    char next = cursor.ahead(1);
    return switch (cursor.ahead(0)) {
      case '-' -> next != '>' ? 1 : cursor.ahead(2) == '>' ? 3 : 2;
      case '|' -> next == '|' ? 2 : 1;
      case '=' -> next == '=' ? 2 : 1;
      case '<' -> next == '=' || next == '>' || next == '<' ? 2 : 1;
      case '>' -> next == '=' || next == '>' ? 2 : 1;
      case '!' -> next == '=' ? 2 : 0;
      case '+', '*', '/', '%', '&', '~' -> 1;
      default -> 0;
    };
  }

  private static Token equalSign(Token doubled) {
    return new Token(
        Token.Kind.OPERATOR,
        "=",
        "=",
        doubled.start(),
        doubled.end(),
        doubled.line(),
        doubled.column());
  }

  private static Token sign(Cursor cursor, Token.Kind kind, int length) {
    int end = cursor.at() + length;
    return cursor.take(kind, end, cursor.upTo(end));
  }
}
