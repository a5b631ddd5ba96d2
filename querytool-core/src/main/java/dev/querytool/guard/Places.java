package dev.querytool.guard;

import java.util.List;
import java.util.Set;

/** What stands where in a list of tokens: tables, types and lists of column names. */
final class Places {

  private static final Set<String> AFTER_FROM =
      Set.of(
          "SELECT",
          "WHERE",
          "GROUP",
          "HAVING",
          "ORDER",
          "LIMIT",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "VALUES");

  /** Functions whose arguments FROM may part. */
  private static final Set<String> PARTED = Set.of("EXTRACT", "OVERLAY", "SUBSTRING", "TRIM");

  private final List<Token> tokens;
  private final KeyWords words;
  private final Brackets brackets;
  private final boolean[] table;
  private final boolean[] from;

  Places(List<Token> tokens, KeyWords words, Brackets brackets) {
    this.tokens = tokens;
    this.words = words;
    this.brackets = brackets;
    this.table = new boolean[tokens.size()];
    this.from = new boolean[tokens.size()];
    findTables();
  }

  /** Tells whether a table, its schema, or a bracket with tables or a query is expected here. */
  boolean table(int at) {
    return table[at];
  }

  /** Tells whether a type stands here: behind AS in CAST, or behind RETURNING in JSON_VALUE. */
  boolean type(int at) {
    int open = brackets.around(at);
    String before = open < 1 || !tokens.get(open).isSign("(") ? "" : beforeType(words.at(open - 1));
    if (before.isEmpty()) {
      return false;
    }
    int place = at - 1;
    while (place > open && place > at - 4 && isName(place) && !words.at(place, before)) {
      place--;
    }
    return words.at(place, before);
  }

  private static String beforeType(String call) {
    return switch (call) {
      case "CAST" -> "AS";
      case "JSON_VALUE" -> "RETURNING";
      default -> "";
    };
  }

  /** Tells whether an opening bracket starts the column names of a common table expression. */
  boolean columnList(int open) {
    int close = brackets.partner(open);
    if (open < 2 || !isWithStart(open - 2) || !words.at(close + 1, "AS")) {
      return false;
    }
    if (!namesOnly(open, close)) {
      return false;
    }
    int body = close + 2;
    if (words.at(body, "NOT")) {
      body++;
    }
    if (words.at(body, "MATERIALIZED")) {
      body++;
    }
    return body < tokens.size() && tokens.get(body).isSign("(");
  }

  /**
   * Tells whether an opening bracket in FROM starts the column names behind an alias: where the
   * alias cannot be a call because what is read ends before it.
   */
  boolean aliasColumns(int open) {
    int alias = open - 1;
    return alias > 0
        && from[alias]
        && !table[alias]
        && isName(alias)
        && (words.at(alias - 1, "AS")
            || words.at(alias - 1, "ORDINALITY")
            || tokens.get(alias - 1).isSign(")")
            || (table[alias - 1] && isName(alias - 1) && !words.at(alias - 1, "LATERAL")))
        && namesOnly(open, brackets.partner(open));
  }

  private boolean namesOnly(int open, int close) {
    for (int at = open + 1; at < close; at += 2) {
      if (!isName(at) || !(at + 1 == close || tokens.get(at + 1).isSign(","))) {
        return false;
      }
    }
    return close > open + 1;
  }

  private boolean isWithStart(int at) {
    return words.at(at, "WITH") || words.at(at, "RECURSIVE") || tokens.get(at).isSign(",");
  }

  private boolean isName(int at) {
    Token.Kind kind = tokens.get(at).kind();
    return kind == Token.Kind.WORD || kind == Token.Kind.QUOTED_NAME;
  }

  private void findTables() {
    boolean[] inFrom = new boolean[Brackets.MAX_DEPTH + 1];
    int depth = 0;
    for (int at = 0; at < tokens.size(); at++) {
      from[at] = inFrom[depth];
      table[at] = inFrom[depth] && expectsTable(at);
      Token token = tokens.get(at);
      if (token.kind() == Token.Kind.WORD) {
        inFrom[depth] = token.isWord("FROM") ? startsTables(at) : goesOn(inFrom[depth], token);
      } else if (token.kind() == Token.Kind.PUNCTUATION) {
        int step = Brackets.step(token);
        depth += step;
        if (step > 0) {
          inFrom[depth] = table[at];
        }
      }
    }
  }

  private boolean startsTables(int from) {
    return !comparison(from) && !argument(from);
  }

  private static boolean goesOn(boolean inFrom, Token word) {
    return inFrom && !AFTER_FROM.contains(word.word());
  }

  private boolean expectsTable(int at) {
    Token before = tokens.get(at - 1);
    if (before.isSign(".")) {
      return at > 1 && table[at - 2];
    }
    return words.at(at - 1, "FROM")
        || (words.at(at - 1, "LATERAL") && table[at - 1])
        || (words.at(at - 1, "ONLY") && table[at - 1])
        || words.at(at - 1, "JOIN")
        || before.isSign(",")
        || (before.isSign("(") && table[at - 1]);
  }

  /** Tells whether a FROM belongs to IS [NOT] DISTINCT FROM. */
  private boolean comparison(int at) {
    return words.at(at - 1, "DISTINCT") && (words.at(at - 2, "IS") || words.at(at - 2, "NOT"));
  }

  /** Tells whether a FROM parts the arguments of a function, as in extract(year FROM x). */
  private boolean argument(int at) {
    int open = brackets.around(at);
    return open > 0
        && tokens.get(open).isSign("(")
        && PARTED.contains(words.at(open - 1))
        && !words.at(open + 1, "SELECT")
        && !words.at(open + 1, "WITH");
  }
}
