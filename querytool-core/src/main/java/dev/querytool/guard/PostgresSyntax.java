package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a text as PostgreSQL's own scanner does, except for what is refused. */
final class PostgresSyntax implements Syntax {

  private static final int MAX_NAME_BYTES = 63;

  /** How many bytes a character may have; one of two halves has four. */
  private static final int MOST_BYTES = 3;

  private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";

  /** What lets an operator of several characters end in a sign. */
  private static final String UNUSUAL = "~!@#^&|`?%";

  private final Set<String> builtIns = FunctionList.of(Dialect.POSTGRES, Set.of()).ofSchema();

  @Override
  public @Nullable Token next(Cursor cursor) {
    PostgresGaps.skip(cursor);
    if (cursor.atEnd()) {
      return null;
    }
    char c = cursor.ahead(0);
    if (Characters.unfit(c) && !Character.isSurrogate(c)) {
      throw cursor.refuse(GuardRule.CHARACTER, Characters.name(c) + " stands outside quotes.");
    }
    if (c == '\'' || startsPrefixed(cursor)) {
      return PostgresStrings.read(cursor);
    }
    if (startsName(c)) {
      return word(cursor);
    }
    if (Characters.asciiDigit(c) || (c == '.' && Characters.asciiDigit(cursor.ahead(1)))) {
      return PostgresNumbers.read(cursor);
    }
    return switch (c) {
      case '"' -> quotedName(cursor);
      case '$' -> PostgresStrings.dollarQuoted(cursor);
      case '(', ')', '[', ']', ',', ';' -> sign(cursor, Token.Kind.PUNCTUATION, 1);
      case '.' -> dot(cursor);
      case ':' -> colon(cursor);
      default -> operator(cursor);
    };
  }

  /** A tilde binds less than the arithmetic operators. */
  @Override
  public Set<String> signs() {
    return Set.of("-", "+");
  }

  @Override
  public List<Token> rewrite(List<Token> tokens, Brackets brackets) {
    List<Token> rewritten = new PostgresRewriting(tokens, brackets, builtIns).rewritten();
    return PostgresRanges.ordered(LongOperands.unbracketed(rewritten));
  }

  @Override
  public CanonicalText asParsed(CanonicalText text) {
    return PostgresStandIns.of(text);
  }

  static boolean startsName(char c) {
    return Characters.asciiLetter(c) || c == '_' || c >= 0x80;
  }

  static boolean insideName(char c) {
    return startsName(c) || Characters.asciiDigit(c) || c == '$';
  }

  /** Returns a name in double quotes. */
  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static boolean startsPrefixed(Cursor cursor) {
    return cursor.ahead(1) == '\''
        ? "eEbBxXnN".indexOf(cursor.ahead(0)) >= 0
        : unicodeEscaped(cursor);
  }

  private static boolean unicodeEscaped(Cursor cursor) {
    boolean escaped =
        (cursor.ahead(0) == 'u' || cursor.ahead(0) == 'U')
            && cursor.ahead(1) == '&'
            && (cursor.ahead(2) == '\'' || cursor.ahead(2) == '"');
    if (escaped) {
      throw cursor.refuse(GuardRule.UNICODE_ESCAPE, "U& starts a name or text with escapes here.");
    }
    return false;
  }

  private static Token word(Cursor cursor) {
    int steps = 1;
    while (insideName(cursor.ahead(steps))) {
      steps++;
    }
    String name = cursor.upTo(cursor.at() + steps);
    requireFitting(cursor, name);
    String folded = Characters.lower(name);
    for (int at = 0; at < name.length(); at++) {
      if (!Characters.plainInName(name.charAt(at))) {
        return unusualName(cursor, folded);
      }
    }
    return cursor.take(Token.Kind.WORD, cursor.at() + steps, name, folded);
  }

  /** Quotes what the parser would not take for a name; the engine folds it before. */
  private static Token unusualName(Cursor cursor, String folded) {
    int line = cursor.line();
    int column = cursor.column();
    int start = cursor.at();
    cursor.moveOverPlain(start + folded.length());
    return new Token(
        Token.Kind.QUOTED_NAME, quoted(folded), folded, start, cursor.at(), line, column);
  }

  private static Token quotedName(Cursor cursor) {
    int end = PostgresStrings.closing(cursor, '"', 1);
    String text = cursor.upTo(end);
    String name = text.substring(1, text.length() - 1).replace("\"\"", "\"");
    if (name.isEmpty()) {
      throw cursor.refuse(GuardRule.TOKEN, "A name in quotes is empty here.");
    }
    if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
      throw cursor.refuse(
          GuardRule.UNSUPPORTED_SYNTAX, "The name that starts here holds a line break.");
    }
    requireFitting(cursor, name);
    return cursor.take(Token.Kind.QUOTED_NAME, end, text, name);
  }

  /** PostgreSQL cuts a longer name, and so may mean another than the one written. */
  private static void requireFitting(Cursor cursor, String name) {
    if (name.length() * MOST_BYTES > MAX_NAME_BYTES
        && name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      throw cursor.refuse(
          GuardRule.TOKEN, "A name here is longer than " + MAX_NAME_BYTES + " bytes.");
    }
  }

  private static Token dot(Cursor cursor) {
    if (cursor.ahead(1) == '.') {
      throw cursor.refuse(GuardRule.SYNTAX, "Two dots follow each other here.");
    }
    return sign(cursor, Token.Kind.PUNCTUATION, 1);
  }

  private static Token colon(Cursor cursor) {
    char next = cursor.ahead(1);
    if (next == '=' || next == ':') {
      return sign(cursor, Token.Kind.OPERATOR, 2);
    }
    return startsName(next) ? parameter(cursor) : sign(cursor, Token.Kind.OPERATOR, 1);
  }

  private static Token parameter(Cursor cursor) {
    int steps = 1;
    while (insideName(cursor.ahead(steps)) && cursor.ahead(steps) != '$') {
      steps++;
    }
    if (cursor.ahead(steps) == '(' || cursor.ahead(steps) == '$') {
      throw cursor.refuse(
          GuardRule.NAMED_PARAMETER, "A parameter's name holds letters, digits and _ only.");
    }
    return cursor.takeParameter(steps);
  }

  private static Token operator(Cursor cursor) {
    int length = operatorLength(cursor);
    if (length == 0) {
      char c = cursor.ahead(0);
      throw cursor.refuse(GuardRule.TOKEN, "PostgreSQL has no " + c + " here.");
    }
    return sign(cursor, Token.Kind.OPERATOR, length);
  }

  /** Ends an operator before a comment, and before signs that belong to what follows. */
  private static int operatorLength(Cursor cursor) {
    int length = 0;
    boolean unusual = false;
    while (OPERATOR_CHARACTERS.indexOf(cursor.ahead(length)) >= 0
        && !PostgresGaps.startsComment(cursor, length)) {
      unusual |= UNUSUAL.indexOf(cursor.ahead(length)) >= 0;
      length++;
    }
    while (length > 1 && !unusual && isSign(cursor.ahead(length - 1))) {
      length--;
    }
    return length;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private static Token sign(Cursor cursor, Token.Kind kind, int length) {
    int end = cursor.at() + length;
    return cursor.take(kind, end, cursor.upTo(end));
  }
}
