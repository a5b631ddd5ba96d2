package dev.querytool.guard;

import java.util.List;

/**
 * Finds INDEXED BY and NOT INDEXED behind a table, which say how SQLite finds the rows and never
 * which rows those are. {@code NOT indexed} may also ask a column of that name.
 */
final class SqliteIndexHints {

  private final List<Token> tokens;
  private final KeyWords words;
  private final Places places;

  SqliteIndexHints(List<Token> tokens, KeyWords words, Places places) {
    this.tokens = tokens;
    this.words = words;
    this.places = places;
  }

  /** Tells whether a hint starts at a token. */
  boolean startsAt(int at) {
    boolean hint =
        words.at(at, "INDEXED")
            ? words.at(at + 1, "BY") && at + 2 < tokens.size() && isName(at + 2)
            : words.at(at, "NOT") && words.at(at + 1, "INDEXED");
    return hint && endsTable(at - 1);
  }

  /** Returns the last token of the hint that starts at one. */
  int lastFrom(int at) {
    return words.at(at, "NOT") ? at + 1 : at + 2;
  }

  /** Tells whether a token is the name of a table in FROM or its alias. */
  private boolean endsTable(int at) {
    if (at < 1 || !isName(at) || Openers.contains(words.at(at))) {
      return false;
    }
    int table = words.at(at - 1, "AS") ? at - 2 : at - 1;
    return places.table(at) || (table > 0 && places.table(table) && isName(table));
  }

  private boolean isName(int at) {
    Token.Kind kind = tokens.get(at).kind();
    return kind == Token.Kind.WORD || kind == Token.Kind.QUOTED_NAME;
  }
}
