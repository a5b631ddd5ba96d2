package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes the equalities of plain filters as comparisons of rows, {@code (region, 1) = (?, 1)},
 * which SQLite answers alike and by the same indexes.
 *
 * <p>SQLite puts a filter of a joined table before all other conditions, and takes an equality that
 * stands there to spare the other tables' rows as well: it then scans these through an index where
 * it would else have searched. A comparison of rows it does not count so.
 */
final class SqliteEqualities {

  private static final Set<Token.Kind> VALUES =
      Set.of(Token.Kind.PARAMETER, Token.Kind.STRING, Token.Kind.NUMBER);

  /** What may stand around an equality that is one of several conditions joined by AND. */
  private static final Set<String> SIGNS = Set.of(".", "=", "<", ">", "<=", ">=", "<>", "(", ")");

  private SqliteEqualities() {}

  /**
   * Returns a form with its equalities so written; the form itself where it has more than these.
   */
  static List<Token> asRows(List<Token> form) {
    int where = where(form);
    if (!form.subList(where, form.size()).stream().allMatch(SqliteEqualities::isSimple)) {
      return form;
    }
    List<Token> written = new ArrayList<>(form.subList(0, where));
    int at = where;
    while (at < form.size()) {
      if (isEquality(form, at)) {
        written.addAll(row(form.subList(at, at + 3)));
        written.add(form.get(at + 3));
        written.addAll(row(form.subList(at + 4, at + 5)));
        at += 5;
      } else {
        written.add(form.get(at++));
      }
    }
    return written;
  }

  /** Returns the place of WHERE, or the end. */
  private static int where(List<Token> form) {
    int at = 0;
    while (at < form.size() && !form.get(at).isWord("WHERE")) {
      at++;
    }
    return at;
  }

  private static boolean isSimple(Token token) {
    return switch (token.kind()) {
      case WORD -> GrantWords.isOurs(token.text()) || token.isWord("WHERE") || token.isWord("AND");
      case OPERATOR, PUNCTUATION -> SIGNS.contains(token.text());
      default -> true;
    };
  }

  /** Tells whether a column, an equals sign and a value stand there, and no more. */
  private static boolean isEquality(List<Token> form, int at) {
    return at + 5 < form.size()
        && (form.get(at - 1).isSign("(") || form.get(at - 1).isWord("AND"))
        && form.get(at + 1).isSign(".")
        && form.get(at + 3).isSign("=")
        && VALUES.contains(form.get(at + 4).kind())
        && (form.get(at + 5).isSign(")") || form.get(at + 5).isWord("AND"));
  }

  private static List<Token> row(List<Token> value) {
    Token first = value.get(0);
    return new TokenRun(first)
        .add(Token.Kind.PUNCTUATION, "(", "(")
        .join(value)
        .join(Token.Kind.PUNCTUATION, ",")
        .add(Token.Kind.NUMBER, "1", "1")
        .join(Token.Kind.PUNCTUATION, ")")
        .endingWith(value.get(value.size() - 1));
  }
}
