package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spares the parser what it does not know of the servers' grammar and what names and calls nothing:
 * each part that is left keeps its place.
 *
 * <p>One per text; not thread-safe.
 */
final class MysqlUnparsed {

  private static final Set<String> GATHERING =
      Set.of("GROUP_CONCAT", "JSON_ARRAYAGG", "JSON_OBJECTAGG");

  private final StatementTokens statement;
  private final StringBuilder sql;
  private final List<@Nullable Token> tokens;
  private boolean changed;

  private MysqlUnparsed(CanonicalText text) {
    this.statement = text.statement();
    this.sql = new StringBuilder(text.sql());
    this.tokens = new ArrayList<>(text.tokens());
  }

  /** Returns the text that is parsed in the place of another; the same if the parser knows all. */
  static CanonicalText spared(CanonicalText text) {
    MysqlUnparsed unparsed = new MysqlUnparsed(text);
    for (int at = 0; at < text.tokens().size(); at++) {
      unparsed.look(at);
    }
    return unparsed.changed ? unparsed.written(text) : text;
  }

  private void look(int at) {
    if (statement.sign(at, "||")) {
      or(at);
    } else if (statement.word(at, "SOUNDS")) {
      if (statement.word(at + 1, "LIKE") && endsOperand(at - 1)) {
        hide(at, at);
      }
    } else if (statement.word(at, "LIMIT")) {
      limit(at);
    }
  }

  /** To the servers two bars are OR, and rank as it does; to the parser they join texts. */
  private void or(int at) {
    Token bars = statement.token(at);
    boolean apart =
        at > 0
            && at + 1 < statement.size()
            && statement.token(at - 1).end() < bars.start()
            && bars.end() < statement.token(at + 1).start();
    if (apart) {
      sql.replace(bars.start(), bars.end(), "OR");
      tokens.set(at, bars.as(Token.Kind.WORD, "OR", "OR"));
      changed = true;
    }
  }

  /** LIMIT says at the end of some aggregates of how many values they are made. */
  private void limit(int at) {
    int open = statement.brackets().around(at);
    if (open < 1
        || !GATHERING.contains(statement.word(open - 1))
        || statement.sign(open - 2, ".")) {
      return;
    }
    int last = at + 1;
    if (isCount(last) && (statement.sign(at + 2, ",") || statement.word(at + 2, "OFFSET"))) {
      last = at + 3;
    }
    if (isCount(last) && statement.brackets().partner(open) == last + 1) {
      hide(at, last);
    }
  }

  private boolean isCount(int at) {
    return at < statement.size() && statement.token(at).kind() == Token.Kind.NUMBER;
  }

  private boolean endsOperand(int at) {
    return at >= 0 && TimeUnits.endsOperand(statement.token(at), statement.word(at));
  }

  private void hide(int first, int last) {
    int start = statement.token(first).start();
    int end = statement.token(last).end();
    sql.replace(start, end, " ".repeat(end - start));
    for (int at = first; at <= last; at++) {
      tokens.set(at, null);
    }
    changed = true;
  }

  private CanonicalText written(CanonicalText text) {
    List<Token> left = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      if (token != null) {
        left.add(token);
      }
    }
    return new CanonicalText(sql.toString(), left, text.tableColumns());
  }
}
