package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text from which parts are taken that the parser does not know, or put others in their places:
 * every token that is left keeps its place. Not thread-safe.
 */
final class SparedText {

  private final CanonicalText text;
  private final StatementTokens statement;
  private final StringBuilder sql;
  private final List<@Nullable Token> tokens;
  private boolean changed;

  SparedText(CanonicalText text) {
    this.text = text;
    this.statement = text.statement();
    this.sql = new StringBuilder(text.sql());
    this.tokens = new ArrayList<>(text.tokens());
  }

  /** Tells whether a token was taken out. */
  boolean isHidden(int at) {
    return tokens.get(at) == null;
  }

  /** Takes tokens out of the text. */
  void hide(int first, int last) {
    int end = statement.token(last).end();
    for (int at = statement.token(first).start(); at < end; at++) {
      sql.setCharAt(at, ' ');
    }
    for (int at = first; at <= last; at++) {
      tokens.set(at, null);
    }
    changed = true;
  }

  /** Puts another token, which is no longer, in the place of some. */
  void replace(int first, int last, Token.Kind kind, String other) {
    hide(first, last);
    Token old = statement.token(first);
    int end = old.start() + other.length();
    sql.replace(old.start(), end, other);
    tokens.set(first, new Token(kind, other, other, old.start(), end, old.line(), old.column()));
  }

  /** Puts a token in the place of another, which may stand for something else than it spells. */
  void put(int at, Token other) {
    Token old = statement.token(at);
    sql.replace(old.start(), old.start() + other.text().length(), other.text());
    tokens.set(at, other.at(old.start(), old.start() + other.text().length()));
    changed = true;
  }

  /** Returns what is left; the text itself if that is all of it. */
  CanonicalText written(Map<Integer, List<Token>> columns) {
    if (!changed) {
      return text;
    }
    List<Token> left = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      if (token != null) {
        left.add(token);
      }
    }
    return new CanonicalText(sql.toString(), left, columns);
  }
}
