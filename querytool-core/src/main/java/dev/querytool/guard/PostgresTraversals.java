package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * SEARCH and CYCLE behind a recursive common table expression: in which order its rows are found
 * and where it ends, told by columns that they add to it.
 */
final class PostgresTraversals {

  private static final Set<String> CONSTANTS = Set.of("TRUE", "FALSE");

  private final StatementTokens statement;
  private final List<Traversal> all = new ArrayList<>();

  /**
   * What stands behind the body of one common table expression.
   *
   * @param name the place of the expression's name
   * @param first the place of the first token of the clauses
   * @param last the place of their last token
   * @param columns the names of the columns that they add, in order
   */
  record Traversal(int name, int first, int last, List<Token> columns) {}

  PostgresTraversals(StatementTokens statement) {
    this.statement = statement;
    for (int at = 0; at < statement.size(); at++) {
      if (statement.word(at, "SEARCH") || statement.word(at, "CYCLE")) {
        look(at);
      }
    }
  }

  List<Traversal> all() {
    return all;
  }

  /** Tells whether a token belongs to the clauses behind a common table expression. */
  boolean contain(int at) {
    return all.stream().anyMatch(one -> one.first() <= at && at <= one.last());
  }

  private void look(int first) {
    int name = contain(first) ? -1 : nameBefore(first);
    if (name < 0) {
      return;
    }
    List<Token> columns = new ArrayList<>();
    int end = statement.word(first, "SEARCH") ? search(first, columns) : first;
    if (end > 0 && statement.word(end, "CYCLE")) {
      end = cycle(end, columns);
    }
    if (end > first) {
      all.add(new Traversal(name, first, end - 1, columns));
    }
  }

  /** Returns the place of the name whose definition ends before a token; -1 if none does. */
  private int nameBefore(int at) {
    if (!statement.sign(at - 1, ")")) {
      return -1;
    }
    int as = statement.brackets().partner(at - 1) - 1;
    if (statement.word(as, "MATERIALIZED")) {
      as = statement.word(as - 1, "NOT") ? as - 2 : as - 1;
    }
    int name = as - 1;
    if (statement.sign(name, ")") && statement.places().columnList(partner(name))) {
      name = partner(name) - 1;
    }
    boolean listed = statement.word(name - 1, "RECURSIVE") || statement.sign(name - 1, ",");
    return statement.word(as, "AS") && statement.name(name) && listed ? name : -1;
  }

  private int partner(int close) {
    return statement.brackets().partner(close);
  }

  /** Returns the place behind SEARCH ... FIRST BY a, b SET c; 0 if this is none. */
  private int search(int at, List<Token> columns) {
    boolean kind = statement.word(at + 1, "DEPTH") || statement.word(at + 1, "BREADTH");
    if (!kind || !statement.word(at + 2, "FIRST") || !statement.word(at + 3, "BY")) {
      return 0;
    }
    return added("SET", names(at + 4), columns);
  }

  /** Returns the place behind CYCLE a, b SET c TO x DEFAULT y USING d; 0 if this is none. */
  private int cycle(int at, List<Token> columns) {
    int end = added("SET", names(at + 1), columns);
    if (end > 0 && statement.word(end, "TO")) {
      boolean marks =
          isConstant(end + 1) && statement.word(end + 2, "DEFAULT") && isConstant(end + 3);
      end = marks ? end + 4 : 0;
    }
    return added("USING", end, columns);
  }

  private boolean isConstant(int at) {
    return at < statement.size()
        && (statement.token(at).kind() == Token.Kind.STRING
            || statement.token(at).kind() == Token.Kind.NUMBER
            || CONSTANTS.contains(statement.word(at)));
  }

  private int names(int first) {
    int at = first;
    while (statement.name(at) && statement.sign(at + 1, ",")) {
      at += 2;
    }
    return statement.name(at) ? at + 1 : 0;
  }

  private int added(String word, int at, List<Token> columns) {
    if (at == 0 || !statement.word(at, word) || !statement.name(at + 1)) {
      return 0;
    }
    columns.add(statement.token(at + 1));
    return at + 2;
  }
}
