package dev.querytool.guard;

/**
 * One token of the canonical text.
 *
 * @param kind what it is
 * @param text as it stands in the canonical text
 * @param value a name or literal without its quotes and escapes; the same as {@code text} for the
 *     rest
 * @param word an unquoted name or key word in upper case, ASCII letters only; empty for the rest
 * @param start its first character in the canonical text
 * @param end the character after its last
 * @param line where it came from in the text as it was given, from 1
 * @param column where it came from, in code points from 1
 */
record Token(
    Kind kind, String text, String value, String word, int start, int end, int line, int column) {

  Token(Kind kind, String text, String value, int start, int end, int line, int column) {
    this(
        kind,
        text,
        value,
        kind == Kind.WORD ? Characters.upper(text) : "",
        start,
        end,
        line,
        column);
  }

  /** What a token can be. */
  enum Kind {
    /** An unquoted name or key word. */
    WORD,
    /** A quoted name. */
    QUOTED_NAME,
    /** A string literal. */
    STRING,
    /** A blob literal such as {@code X'00FF'}. */
    BLOB,
    /** A number. */
    NUMBER,
    /** An operator. */
    OPERATOR,
    /** One of {@code ( ) [ ] , . ;}. */
    PUNCTUATION,
    /** A named parameter, {@code ?} in the canonical text, its name as value. */
    PARAMETER
  }

  /** Tells whether this is the given key word, which is in upper case, and not quoted. */
  boolean isWord(String keyWord) {
    return word.equals(keyWord);
  }

  /** Returns the same token at another place of a text. */
  Token at(int otherStart, int otherEnd) {
    return new Token(kind, text, value, word, otherStart, otherEnd, line, column);
  }

  /** Returns another token that stands where this one does. */
  Token as(Kind otherKind, String otherText, String otherValue) {
    return new Token(otherKind, otherText, otherValue, start, end, line, column);
  }

  /** Returns this token as if it ended where another does. */
  Token upTo(Token other) {
    return at(start, other.end());
  }

  /** Returns this token as if it began right behind another, so that no blank parts them. */
  Token behind(Token other) {
    return at(other.end(), end);
  }

  /** Tells whether this is the given operator or punctuation. */
  boolean isSign(String sign) {
    return (kind == Kind.PUNCTUATION || kind == Kind.OPERATOR) && text.equals(sign);
  }
}
