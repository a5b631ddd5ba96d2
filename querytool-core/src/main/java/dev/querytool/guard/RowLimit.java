package dev.querytool.guard;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Where a limit on the rows of the whole query stands in its text, or can be put. Limits of
 * sub-queries and common tables do not count.
 *
 * @param kind what can be done
 * @param start the first character to replace; where the limit goes if there is none
 * @param end the character after the last to replace
 * @param own the query's own limit, if it has one that limits
 */
record RowLimit(Kind kind, int start, int end, OptionalLong own) {

  /** What can be done about the rows of the whole query. */
  enum Kind {
    /** It has no limit and takes one at its end. */
    APPEND,
    /** It has a limit that is a plain number, or one that means no limit. */
    REPLACE,
    /** It has a limit of another kind, or takes none: the text is left alone. */
    NONE
  }

  private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final RowLimit NOWHERE = new RowLimit(Kind.NONE, 0, 0, OptionalLong.empty());

  /** Finds the place in a text that was parsed as a query. */
  static RowLimit of(CanonicalText text) {
    List<Token> tokens = text.tokens();
    int query = -1;
    int limit = -1;
    int fetch = -1;
    int operator = -1;
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      if (depth == 0) {
        query = token.isWord("SELECT") || token.isWord("VALUES") ? i : query;
        operator = isSetOperator(token) ? i : operator;
        limit = token.isWord("LIMIT") ? i : limit;
        fetch = token.isWord("FETCH") ? i : fetch;
      }
    }
    boolean endsInSelect = query > operator && query >= 0 && tokens.get(query).isWord("SELECT");
    if (!endsInSelect) {
      return NOWHERE;
    }
    int end = text.sql().length();
    if (fetch > query) {
      return fetched(tokens.subList(fetch, tokens.size()));
    }
    return limit > query
        ? own(tokens, limit + 1)
        : new RowLimit(Kind.APPEND, end, end, OptionalLong.empty());
  }

  /**
   * Returns the text with one row more than {@code rows}; the same text if it has no more than
   * {@code rows} anyway or takes no limit.
   */
  String apply(String sql, long rows) {
    long atMost = rows == Long.MAX_VALUE ? rows : rows + 1;
    return switch (kind) {
      case NONE -> sql;
      case APPEND -> sql + " LIMIT " + atMost;
      case REPLACE ->
          own.isPresent() && own.getAsLong() <= rows
              ? sql
              : sql.substring(0, start) + atMost + sql.substring(end);
    };
  }

  /** Reads FETCH FIRST number ROWS ONLY. */
  private static RowLimit fetched(List<Token> fetch) {
    return fetch.size() == 5 && fetch.get(4).isWord("ONLY") ? count(fetch.subList(2, 3)) : NOWHERE;
  }

  private static RowLimit own(List<Token> tokens, int first) {
    int from = first;
    int to = tokens.size();
    int depth = 0;
    for (int i = first; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.isSign("(") ? 1 : token.isSign(")") ? -1 : 0;
      if (depth == 0 && token.isSign(",")) {
        from = i + 1;
      } else if (depth == 0 && token.isWord("OFFSET")) {
        to = i;
      }
    }
    return count(tokens.subList(from, Math.max(from, to)));
  }

  private static RowLimit count(List<Token> count) {
    if (count.size() == 1 && count.get(0).isWord("ALL")) {
      return new RowLimit(
          Kind.REPLACE, count.get(0).start(), count.get(0).end(), OptionalLong.empty());
    }
    boolean negative = count.size() == 2 && count.get(0).isSign("-");
    if (count.size() != 1 && !negative) {
      return NOWHERE;
    }
    Token number = count.get(count.size() - 1);
    if (number.kind() != Token.Kind.NUMBER || !PLAIN_NUMBER.matcher(number.text()).matches()) {
      return NOWHERE;
    }
    long rows = Long.parseLong(number.text());
    boolean unlimited = negative && rows > 0;
    return new RowLimit(
        Kind.REPLACE,
        count.get(0).start(),
        number.end(),
        unlimited ? OptionalLong.empty() : OptionalLong.of(rows));
  }

  private static boolean isSetOperator(Token token) {
    return token.isWord("UNION") || token.isWord("EXCEPT") || token.isWord("INTERSECT");
  }
}
