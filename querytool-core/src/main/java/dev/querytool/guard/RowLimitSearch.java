package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the place of the limit in a text that was parsed as a query.
 *
 * <p>A query that stands in brackets as a whole is limited inside them. A limit behind a set
 * operation is one on the whole of it, on every engine; one on the last branch alone stands in the
 * brackets of that branch. SQLite takes no limit behind VALUES.
 */
final class RowLimitSearch {

  private final List<Token> tokens;
  private final Dialect dialect;
  private int operator = -1;
  private int verb = -1;
  private int limit = -1;
  private int fetch = -1;

  private RowLimitSearch(List<Token> tokens, Dialect dialect) {
    this.tokens = tokens;
    this.dialect = dialect;
  }

  static RowLimit of(CanonicalText text, Dialect dialect) {
    List<Token> tokens = text.tokens();
    while (isBracketed(tokens)) {
      tokens = tokens.subList(1, tokens.size() - 1);
    }
    RowLimitSearch search = new RowLimitSearch(tokens, dialect);
    search.scan();
    return search.found();
  }

  private void scan() {
    int depth = 0;
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      depth += step(token);
      if (depth == 0 && token.kind() == Token.Kind.WORD) {
        note(token.word(), at);
      }
    }
  }

  private void note(String word, int at) {
    switch (word) {
      case "UNION", "EXCEPT", "INTERSECT" -> operator = at;
      case "SELECT", "VALUES" -> verb = at;
      case "LIMIT" -> limit = at;
      case "FETCH" -> fetch = at;
      default -> {}
    }
  }

  private RowLimit found() {
    boolean limited = limit > operator && limit >= 0;
    boolean fetched = fetch > operator && fetch >= 0;
    if ((limited && fetched) || !takesLimit(fetched)) {
      return RowLimit.NOWHERE;
    }
    if (limited) {
      return new RowCount(dialect).of(operand(limit + 1), RowLimit.Splice.NUMBER);
    }
    return fetched ? fetched() : behindLastToken();
  }

  /** Tells whether a limit may stand behind the last branch, or behind the only one. */
  private boolean takesLimit(boolean fetched) {
    boolean bracketed = verb <= operator;
    if (dialect == Dialect.SQLITE) {
      return !bracketed && tokens.get(verb).isWord("SELECT");
    }
    return !bracketed || fetched || opensLastBranch();
  }

  private boolean opensLastBranch() {
    int first = operator + 1;
    while (first < tokens.size()
        && (tokens.get(first).isWord("ALL") || tokens.get(first).isWord("DISTINCT"))) {
      first++;
    }
    return operator >= 0 && first < tokens.size() && tokens.get(first).isSign("(");
  }

  private RowLimit behindLastToken() {
    int end = tokens.get(tokens.size() - 1).end();
    return new RowLimit(RowLimit.Splice.CLAUSE, end, end, OptionalLong.empty());
  }

  /** Returns what stands behind LIMIT, or behind the offset and the comma that follow it. */
  private List<Token> operand(int first) {
    int from = first;
    int depth = 0;
    for (int at = first; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      depth += step(token);
      if (depth == 0 && token.isSign(",")) {
        from = at + 1;
      } else if (depth == 0 && token.isWord("OFFSET")) {
        return tokens.subList(from, at);
      }
    }
    return tokens.subList(from, tokens.size());
  }

  /** Reads FETCH FIRST number ROWS ONLY, or WITH TIES. */
  private RowLimit fetched() {
    int rows = rowsBehind(fetch + 2);
    if (rows + 1 >= tokens.size()) {
      return RowLimit.NOWHERE;
    }
    List<Token> operand = tokens.subList(fetch + 2, rows);
    boolean withTies = tokens.get(rows + 1).isWord("WITH");
    if (operand.isEmpty() || (!withTies && !tokens.get(rows + 1).isWord("ONLY"))) {
      return RowLimit.NOWHERE;
    }
    return withTies
        ? withTies(operand, tokens.get(rows + 2))
        : new RowCount(dialect).of(operand, RowLimit.Splice.NUMBER);
  }

  private int rowsBehind(int first) {
    int depth = 0;
    for (int at = first; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      depth += step(token);
      if (depth == 0 && (token.isWord("ROW") || token.isWord("ROWS"))) {
        return at;
      }
    }
    return tokens.size();
  }

  /** Fewer rows than the query's own leave no room for those that are equal to its last. */
  private RowLimit withTies(List<Token> operand, Token ties) {
    RowLimit found = new RowCount(dialect).of(operand, RowLimit.Splice.NUMBER_WITHOUT_TIES);
    return found.own().isPresent() && ties.isWord("TIES")
        ? new RowLimit(found.splice(), found.start(), ties.end(), found.own())
        : RowLimit.NOWHERE;
  }

  private static boolean isBracketed(List<Token> tokens) {
    int depth = 0;
    for (int at = 0; at < tokens.size() - 1; at++) {
      depth += step(tokens.get(at));
      if (depth == 0) {
        return false;
      }
    }
    return tokens.size() > 2 && tokens.get(0).isSign("(");
  }

  private static int step(Token token) {
    return token.kind() == Token.Kind.PUNCTUATION ? Brackets.step(token) : 0;
  }
}
