package dev.querytool.guard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code (jsonb_each(x)).key, (jsonb_each(x)).value} for {@code (jsonb_each(x)).*} in a list
 * of SELECT, as the server does itself. One per text; not thread-safe.
 */
final class PostgresExpansion {

  private static final Set<String> BEFORE = Set.of("SELECT", "DISTINCT", "ALL");
  private static final int MAX_ADDED = 5_000;

  private final StatementTokens statement;
  private @Nullable BitSet items;
  private int added;

  PostgresExpansion(StatementTokens statement) {
    this.statement = statement;
  }

  /** Tells whether a star may stand for the fields of a call. */
  boolean mayStandAt(int at) {
    return statement.sign(at, "*") && statement.sign(at - 1, ".") && statement.sign(at - 2, ")");
  }

  /**
   * Writes what a star stands for behind what was written before it, or the star if that is not
   * certain.
   */
  void write(int at, List<Token> result) {
    Token star = statement.token(at);
    int dot = result.size() - 1;
    int open = PostgresFields.openingOfCall(result, dot);
    if (open < 1 || !startsItem(result.get(open - 1)) || !endsItem(at)) {
      result.add(star);
      return;
    }
    List<Token> call = new ArrayList<>(result.subList(open, dot + 1));
    added += call.size();
    if (added > MAX_ADDED) {
      throw GuardRule.TOO_COMPLEX.at(star, "Calls whose fields are all shown are too long.");
    }
    result.add(star.as(Token.Kind.QUOTED_NAME, "\"key\"", "key"));
    result.add(star.as(Token.Kind.PUNCTUATION, ",", ","));
    result.addAll(call);
    result.add(star.as(Token.Kind.WORD, "value", "value"));
  }

  private static boolean startsItem(Token before) {
    return before.isSign(",") || BEFORE.stream().anyMatch(before::isWord);
  }

  private boolean endsItem(int at) {
    if (items == null) {
      items = SelectItems.of(statement.tokens(), statement.words());
    }
    boolean ends =
        at + 1 == statement.size()
            || statement.sign(at + 1, ",")
            || statement.sign(at + 1, ")")
            || statement.word(at + 1, "FROM");
    return ends && items.get(at);
  }
}
