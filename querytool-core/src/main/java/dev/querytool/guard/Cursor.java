package dev.querytool.guard;

import java.util.stream.IntStream;

/** A position in the text as it was given, which only moves forward; not thread-safe. */
final class Cursor {

  /** Each ASCII character as a text. */
  private static final String[] SIGNS =
      IntStream.range(0, 0x80).mapToObj(Character::toString).toArray(String[]::new);

  private final String text;
  private int at;
  private int line = 1;
  private int column = 1;

  Cursor(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** Returns the character some steps ahead; NUL behind the end. */
  char ahead(int steps) {
    int index = at + steps;
    return index < text.length() ? text.charAt(index) : 0;
  }

  /** Returns where a text stands next, from some steps ahead; -1 if nowhere. */
  int find(String sought, int steps) {
    return text.indexOf(sought, at + steps);
  }

  /** Returns where a character stands next, from some steps ahead; -1 if nowhere. */
  int find(char sought, int steps) {
    return text.indexOf(sought, at + steps);
  }

  int length() {
    return text.length();
  }

  String upTo(int end) {
    char first = text.charAt(at);
    return end == at + 1 && first < SIGNS.length ? SIGNS[first] : text.substring(at, end);
  }

  /** Moves forward to an offset and keeps line and column, in code points. */
  void moveTo(int end) {
    while (at < end) {
      char c = text.charAt(at++);
      if (c == '\n' || (c == '\r' && ahead(0) != '\n')) {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
    }
  }

  /** Moves over characters that stand outside literals and quoted names, refusing unfit ones. */
  void moveOverPlain(int end) {
    while (at < end) {
      int c = text.codePointAt(at);
      if (Characters.unfit(c)) {
        throw GuardRule.CHARACTER.at(line, column, Characters.name(c) + " stands outside quotes.");
      }
      moveTo(at + Character.charCount(c));
    }
  }

  /** Returns a token from here to an offset and moves behind it. */
  Token take(Token.Kind kind, int end, String value) {
    return take(kind, end, upTo(end), value);
  }

  /** Returns a token from here to an offset, written anew, and moves behind it. */
  Token take(Token.Kind kind, int end, String written, String value) {
    Token token = new Token(kind, written, value, at, end, line, column);
    moveTo(end);
    return token;
  }

  /** Returns the named parameter that is some steps long, a placeholder in its place. */
  Token takeParameter(int steps) {
    int end = at + steps;
    String name = text.substring(at + 1, end);
    Token parameter = new Token(Token.Kind.PARAMETER, "?", name, at, end, line, column);
    moveOverPlain(end);
    return parameter;
  }

  Refusal refuse(GuardRule rule, String message) {
    return rule.at(line, column, message);
  }
}
