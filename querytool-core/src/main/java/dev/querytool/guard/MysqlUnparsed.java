package dev.querytool.guard;

import java.util.Set;

/**
 * Spares the parser what it does not know of the servers' grammar and what names and calls nothing:
 * each part that is left keeps its place.
 *
 * <p>One per text; not thread-safe.
 */
final class MysqlUnparsed {

  private static final Set<String> GATHERING =
      Set.of("GROUP_CONCAT", "JSON_ARRAYAGG", "JSON_OBJECTAGG");

  private static final int FAR = 100;
  private static final Set<String> TESTS = Set.of("NULL", "TRUE", "FALSE", "UNKNOWN");
  private static final Set<String> COMPARISONS =
      Set.of("=", "<>", "!=", "<", "<=", ">", ">=", "<=>");
  private static final Set<String> ENDS = Set.of(",", "&&", "||", "XOR", "IS", "AS", "FROM");

  private final StatementTokens statement;
  private final SparedText spared;
  private final boolean limits;

  private MysqlUnparsed(CanonicalText text, MysqlWords engine) {
    this.limits = !engine.arrows();
    this.statement = text.statement();
    this.spared = new SparedText(text);
  }

  /** Returns the text that is parsed in the place of another; the same if the parser knows all. */
  static CanonicalText spared(CanonicalText text, MysqlWords engine) {
    MysqlUnparsed unparsed = new MysqlUnparsed(text, engine);
    for (int at = 0; at < text.tokens().size(); at++) {
      unparsed.look(at);
    }
    return unparsed.spared.written(text.tableColumns());
  }

  private void look(int at) {
    switch (statement.word(at)) {
      case "" -> or(at);
      case "SOUNDS" -> sounds(at);
      case "IS" -> test(at);
      case "PARTITION" -> partition(at);
      case "LIMIT" -> limit(at);
      default -> {}
    }
  }

  private void sounds(int at) {
    if (statement.word(at + 1, "LIKE") && endsOperand(at - 1)) {
      spared.hide(at, at);
    }
  }

  private void partition(int at) {
    if (MysqlPartitions.startAt(statement, at)) {
      spared.hide(at, statement.brackets().partner(at + 1));
    }
  }

  /** To the servers two bars are OR, and rank as it does; to the parser they join texts. */
  private void or(int at) {
    Token bars = statement.token(at);
    boolean apart =
        bars.isSign("||")
            && at > 0
            && at + 1 < statement.size()
            && statement.token(at - 1).end() < bars.start()
            && bars.end() < statement.token(at + 1).start();
    if (apart) {
      spared.replace(at, at, Token.Kind.WORD, "OR");
    }
  }

  /** IS binds less than a comparison before it, of which the parser knows no test. */
  private void test(int is) {
    int last = statement.word(is + 1, "NOT") ? is + 2 : is + 1;
    if (TESTS.contains(statement.word(last)) && followsComparison(is)) {
      spared.hide(is, last);
    }
  }

  private boolean followsComparison(int is) {
    int around = statement.brackets().around(is);
    for (int at = is - 1; at > around && at > is - FAR; at--) {
      if (statement.brackets().around(at) == around) {
        String word = statement.word(at);
        String sign = word.isEmpty() ? statement.token(at).text() : word;
        if (COMPARISONS.contains(sign)) {
          return true;
        }
        if (ENDS.contains(sign) || Openers.contains(word)) {
          return false;
        }
      }
    }
    return false;
  }

  /** LIMIT says at the end of some aggregates of MariaDB of how many values they are made. */
  private void limit(int at) {
    int open = statement.brackets().around(at);
    if (!limits
        || open < 1
        || !GATHERING.contains(statement.word(open - 1))
        || statement.sign(open - 2, ".")) {
      return;
    }
    int last = at + 1;
    if (isCount(last) && (statement.sign(at + 2, ",") || statement.word(at + 2, "OFFSET"))) {
      last = at + 3;
    }
    if (isCount(last) && statement.brackets().partner(open) == last + 1) {
      spared.hide(at, last);
    }
  }

  private boolean isCount(int at) {
    return at < statement.size() && statement.token(at).kind() == Token.Kind.NUMBER;
  }

  private boolean endsOperand(int at) {
    return at >= 0 && TimeUnits.endsOperand(statement.token(at), statement.word(at));
  }
}
