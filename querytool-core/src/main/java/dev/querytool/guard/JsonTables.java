package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the columns of JSON_TABLE out of a text, so that a call is left whose arguments are the
 * document, its path and the literals of its columns. All that is taken out has been read as the
 * server does, and can neither name nor call anything.
 *
 * <p>One per text; not thread-safe.
 */
final class JsonTables {

  private static final String CALL = "JSON_TABLE";

  /** What the parser reads as a call like any other, unlike JSON_TABLE. */
  private static final String STAND_IN = "json_rows";

  private final StatementTokens statement;
  private final boolean postgres;
  private final SparedText spared;
  private final Map<Integer, List<Token>> columns = new HashMap<>();

  private JsonTables(CanonicalText text, boolean postgres) {
    this.statement = text.statement();
    this.postgres = postgres;
    this.spared = new SparedText(text);
  }

  /** Returns a text without what each JSON_TABLE says of its columns, which it knows by name. */
  static CanonicalText spared(CanonicalText text, Dialect dialect) {
    if (dialect == Dialect.SQLITE
        || text.tokens().stream().noneMatch(token -> token.isWord(CALL))) {
      return text;
    }
    JsonTables tables = new JsonTables(text, dialect == Dialect.POSTGRES);
    for (int at = 0; at < text.tokens().size(); at++) {
      if (tables.isCall(at)) {
        tables.spare(at);
      }
    }
    return tables.spared.written(tables.columns);
  }

  /** Returns a text that was spared with another name for each call, which keeps its own too. */
  static CanonicalText renamed(CanonicalText spared) {
    if (spared.tableColumns().isEmpty()) {
      return spared;
    }
    StringBuilder sql = new StringBuilder(spared.sql());
    List<Token> tokens = new ArrayList<>(spared.tokens());
    tokens.replaceAll(
        token -> {
          if (!token.isWord(CALL) || !spared.tableColumns().containsKey(token.start())) {
            return token;
          }
          sql.replace(token.start(), token.end(), STAND_IN + " ");
          return token
              .as(Token.Kind.WORD, STAND_IN, token.value())
              .at(token.start(), token.start() + STAND_IN.length());
        });
    return new CanonicalText(sql.toString(), tokens, spared.tableColumns());
  }

  private boolean isCall(int at) {
    return statement.word(at, CALL)
        && statement.sign(at + 1, "(")
        && !statement.sign(at - 1, ".")
        && statement.places().table(at);
  }

  private void spare(int call) {
    int close = statement.brackets().partner(call + 1);
    int first = call + 2;
    while (first < close && !startsColumns(first, call + 1)) {
      first++;
    }
    if (first == close) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          statement.token(call), "JSON_TABLE stands without COLUMNS (...) here.");
    }
    JsonTableColumns read = JsonTableColumns.read(statement, first, postgres);
    if (!postgres && read.end() != close) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          statement.token(read.end()), "JSON_TABLE ends with its columns.");
    }
    columns.put(statement.token(call).start(), read.names());
    for (int at = first; at < read.end(); at++) {
      if (!read.isLiteral(at)) {
        spared.hide(at, at);
      }
    }
    for (int at = first; at < read.end(); at++) {
      if (read.isLiteral(at)) {
        part(at - 1);
      }
    }
  }

  private boolean startsColumns(int at, int open) {
    return statement.word(at, "COLUMNS")
        && statement.sign(at + 1, "(")
        && statement.brackets().around(at) == open;
  }

  /** Puts a comma in the place of what was hidden before a literal. */
  private void part(int at) {
    spared.replace(at, at, Token.Kind.PUNCTUATION, ",");
  }
}
