package dev.querytool.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Spares the parser what it does not know of PostgreSQL's grammar. A word or sign that says nothing
 * about tables, columns, calls or types is blanked; an operator is given as a plus. What is left
 * keeps its place, so every name that PostgreSQL reads is one that the parser reads, in the same
 * query.
 *
 * <p>One per text; not thread-safe.
 */
final class PostgresStandIns {

  private static final String OPERATOR = "+";
  private static final Set<String> TESTS = Set.of("NULL", "TRUE", "FALSE", "UNKNOWN");

  private final StatementTokens statement;
  private final PostgresCalls calls;
  private final PostgresTypeTokens types;
  private final PostgresJson json;
  private final SparedText spared;
  private final Map<Integer, List<Token>> columns;

  private PostgresStandIns(CanonicalText text, StatementTokens statement) {
    this.statement = statement;
    this.calls = new PostgresCalls(statement, Set.of());
    this.types = new PostgresTypeTokens(statement);
    this.json = new PostgresJson(statement);
    this.spared = new SparedText(text);
    this.columns = new HashMap<>(text.tableColumns());
  }

  /** Returns the text that is parsed in the place of a canonical one. */
  static CanonicalText of(CanonicalText text) {
    PostgresStandIns standIns = new PostgresStandIns(text, text.statement());
    standIns.traversals();
    for (int at = 0; at < text.tokens().size(); at++) {
      standIns.look(at);
    }
    return standIns.spared.written(standIns.columns);
  }

  /** Spares the parser SEARCH and CYCLE, whose columns are kept beside the name of the table. */
  private void traversals() {
    for (PostgresTraversals.Traversal one : new PostgresTraversals(statement).all()) {
      PostgresStars.requireClear(statement, one);
      hide(one.first(), one.last());
      columns.put(statement.token(one.name()).start(), one.columns());
    }
  }

  private void look(int at) {
    if (spared.isHidden(at)) {
      return;
    }
    switch (statement.token(at).kind()) {
      case OPERATOR -> operator(at);
      case QUOTED_NAME -> dots(at);
      case STRING -> part(at);
      case WORD -> {
        if (!json(at)) {
          word(at);
        }
      }
      default -> {}
    }
    if (calls.isWindow(at)) {
      hide(at, at);
    }
  }

  private void operator(int at) {
    String operator = PostgresOperators.undoubled(statement.token(at).text());
    if (operator.equals("=>")) {
      hide(at - 1, at);
    } else if (json.isComma(at)) {
      replace(at, at, Token.Kind.PUNCTUATION, ",");
    } else if (operator.equals(":")) {
      bound(at);
    } else if (operator.equals("::") && (calls.endsWindow(at - 1) || calls.endsArray(at - 1))) {
      casts(at);
    } else if (operator.equals("*") && PostgresTokens.isChildren(statement, at)) {
      hide(at, at);
    } else if (PostgresOperators.unparsed(operator)) {
      operator(at, at, PostgresOperators.standIn(operator));
    } else if (operator.equals("~") && PostgresOperands.startBehind(statement, at)) {
      hide(at, at);
    }
  }

  /** The parser would lose the place of a call with OVER or FILTER before a cast. */
  private void casts(int first) {
    int at = first;
    while (statement.sign(at, "::")) {
      int last = types.end(at + 1);
      hide(at, last);
      at = last + 1;
    }
  }

  /** Gives the parser calls on JSON with commas between their arguments and nothing behind. */
  private boolean json(int at) {
    int end = json.endOfClause(at);
    String call = json.standIn(at);
    if (json.isComma(at)) {
      replace(at, at, Token.Kind.PUNCTUATION, ",");
    } else if (end != PostgresJson.NONE) {
      hide(at, end);
    } else if (call != null) {
      rename(at, call);
    } else {
      return false;
    }
    return true;
  }

  /** Gives the parser another name for a call, which keeps its own in the proof. */
  private void rename(int at, String other) {
    Token call = statement.token(at);
    spared.hide(at, at);
    spared.put(at, call.as(call.kind(), other, call.value()));
  }

  /** Gives the parser a name for the text that says which part EXTRACT takes. */
  private void part(int at) {
    String part = statement.token(at).value();
    if (statement.word(at - 2, "EXTRACT")
        && statement.word(at + 1, "FROM")
        && part.matches("[A-Za-z_]+")) {
      replace(at, at, Token.Kind.WORD, part);
    }
  }

  /** The parser would take a dot in a quoted name for one between two names. */
  private void dots(int at) {
    Token name = statement.token(at);
    if (DottedNames.holdsDot(name)) {
      spared.put(at, DottedNames.spared(name));
    }
  }

  /** Spares the parser a slice that is open at an end. */
  private void bound(int colon) {
    boolean opens = statement.sign(colon - 1, "[");
    boolean closes = statement.sign(colon + 1, "]");
    if (opens && closes) {
      replace(colon, colon, Token.Kind.NUMBER, "1");
    } else if (opens || closes) {
      hide(colon, colon);
    }
  }

  private void word(int at) {
    switch (statement.word(at)) {
      case "VARIADIC" -> hide(at, at);
      case "ALL", "DISTINCT" -> {
        if (PostgresGroups.isQuantifier(statement, at)) {
          hide(at, at);
        }
      }
      case "ONLY" -> {
        if (statement.places().table(at)) {
          hide(at, at);
        }
      }
      case "ROWS" -> {
        if (new PostgresRowsFrom(statement).begins(at)) {
          replace(at, at + 1, Token.Kind.WORD, "unnest");
        }
      }
      case "OPERATOR" -> {
        int close = PostgresOperands.endOfOperator(statement, at);
        if (close > 0) {
          operator(at, close, PostgresOperators.standIn(statement.token(close - 1).text()));
        }
      }
      case "USING" -> {
        if (PostgresTokens.ordersBy(statement, at)) {
          hide(at, at + 1);
        } else {
          new PostgresJoinAliases(statement, spared).spare(at);
        }
      }
      case "TABLESAMPLE" -> hide(at, PostgresSample.end(statement, at));
      case "COLLATE" -> hide(at, endOfName(at + 1));
      case "AT" -> {
        if (statement.word(at + 1, "LOCAL") && PostgresOperands.endBefore(statement, at)) {
          hide(at, at + 1);
        }
      }
      case "ESCAPE" -> {
        if (PostgresOperands.escapes(statement, at)) {
          replace(at, at, Token.Kind.OPERATOR, OPERATOR);
        }
      }
      case "SIMILAR", "FOR", "FROM" -> {
        if (calls.parts(at)) {
          replace(at, at, Token.Kind.PUNCTUATION, ",");
        }
      }
      case "WITHIN" -> within(at);
      case "IS" -> test(at);
      case "GROUPING" -> {
        sets(at);
        if (statement.word(at - 1, "CASE") && statement.sign(at + 1, "(")) {
          rename(at, "greatest");
        }
      }
      case "PATH" -> {
        if (calls.isType(at)) {
          replace(at, at, Token.Kind.WORD, "text");
        }
      }
      default -> {}
    }
  }

  private int endOfName(int first) {
    int last = first;
    while (statement.sign(last + 1, ".") && statement.name(last + 2)) {
      last += 2;
    }
    if (!statement.name(last) || PostgresWords.reserved(statement.word(last))) {
      throw GuardRule.SYNTAX.at(statement.token(first - 1), "COLLATE stands before no name.");
    }
    return last;
  }

  /** Gives the parser IS NULL for IS JSON and IS NORMALIZED. */
  private void test(int is) {
    int first = statement.word(is + 1, "NOT") ? is + 2 : is + 1;
    int last = PostgresIsTests.end(statement, first);
    if (last >= first) {
      replace(first, last, Token.Kind.WORD, "NULL");
    }
    if (TESTS.contains(statement.word(first)) && PostgresIsTests.followMembership(statement, is)) {
      hide(is, first);
    } else if ((last >= first || TESTS.contains(statement.word(first)))
        && PostgresIsTests.followComparison(statement, is)) {
      replace(is, first - 1, Token.Kind.OPERATOR, OPERATOR);
      replace(first, Math.max(first, last), Token.Kind.WORD, "NULL");
    }
  }

  /** Gives the parser ORDER BY within the call where FILTER follows WITHIN GROUP. */
  private void within(int at) {
    boolean filtered =
        statement.sign(at - 1, ")")
            && statement.word(at + 1, "GROUP")
            && statement.sign(at + 2, "(")
            && statement.word(statement.brackets().partner(at + 2) + 1, "FILTER");
    if (!filtered) {
      return;
    }
    hide(at, at + 2);
    if (statement.brackets().partner(at - 1) == at - 2) {
      replace(at - 1, at - 1, Token.Kind.NUMBER, "1");
    } else {
      hide(at - 1, at - 1);
    }
  }

  /** Gives the parser CUBE for GROUPING SETS that stand behind or within others. */
  private void sets(int at) {
    if (!statement.word(at + 1, "SETS")
        || !statement.sign(at + 2, "(")
        || statement.word(at - 1, "BY")) {
      return;
    }
    replace(at, at + 1, Token.Kind.WORD, "CUBE");
    for (int in = at + 3; in < statement.brackets().partner(at + 2); in++) {
      if (statement.sign(in, "(") && statement.sign(in + 1, ")")) {
        replace(in, in + 1, Token.Kind.NUMBER, "1");
      }
    }
  }

  /** Spares the parser an operator; a plus may stand both before a value and between two. */
  private void operator(int first, int last, String standIn) {
    if (PostgresOperands.startBehind(statement, first)) {
      hide(first, last);
    } else {
      replace(first, last, Token.Kind.OPERATOR, standIn);
    }
  }

  private void hide(int first, int last) {
    spared.hide(first, last);
  }

  private void replace(int first, int last, Token.Kind kind, String text) {
    spared.replace(first, last, kind, text);
  }
}
