package dev.querytool.guard;

import java.util.Set;

/**
 * Bounds what is given to functions that compare or combine shapes: they take time that grows with
 * the product of their points, and hear no cancel. Their arguments are columns of stored tables,
 * shapes written out in the statement, and points made of two numbers.
 */
final class MysqlShapes {

  /** The category of such functions. */
  private static final String COSTLY = "shape";

  /** The category of functions that make, take apart or write one shape. */
  private static final String PLAIN = "place";

  /** Functions that put shapes together, so that a column given often would grow. */
  private static final Set<String> GROWING =
      MysqlWords.words(
          "GEOMETRYCOLLECTION LINESTRING MULTILINESTRING MULTIPOINT MULTIPOLYGON POLYGON");

  private final StatementTokens statement;
  private final FunctionList functions;
  private final boolean storedOnly;

  private MysqlShapes(StatementTokens statement, FunctionList functions) {
    this.statement = statement;
    this.functions = functions;
    this.storedOnly = readsStoredTablesOnly(statement);
  }

  static void check(StatementTokens statement, FunctionList functions) {
    for (int at = 0; at + 1 < statement.size(); at++) {
      if (statement.sign(at + 1, "(") && functions.belongsTo(statement.word(at), COSTLY)) {
        MysqlShapes shapes = new MysqlShapes(statement, functions);
        shapes.checkArguments(at + 1, shapes.storedOnly);
        at = statement.brackets().partner(at + 1);
      }
    }
  }

  private static boolean readsStoredTablesOnly(StatementTokens statement) {
    for (int at = 0; at < statement.size(); at++) {
      boolean query = statement.word(at, "SELECT") || statement.word(at, "VALUES");
      boolean derived = query && at > 0 && statement.places().table(at - 1);
      if (derived || statement.word(at, "WITH") || statement.word(at, "JSON_TABLE")) {
        return false;
      }
    }
    return true;
  }

  private void checkArguments(int open, boolean namesFit) {
    int close = statement.brackets().partner(open);
    for (int at = open + 1; at < close; at++) {
      Token token = statement.token(at);
      if (statement.sign(at + 1, "(") && statement.name(at)) {
        checkCall(at, namesFit);
        at = statement.brackets().partner(at + 1);
      } else if (!fits(at, token, namesFit)) {
        throw refusal(token);
      }
    }
  }

  private void checkCall(int at, boolean namesFit) {
    String name = statement.word(at);
    if (name.equals("POINT")) {
      return;
    }
    if (!functions.belongsTo(name, PLAIN) && !functions.belongsTo(name, COSTLY)) {
      throw refusal(statement.token(at));
    }
    checkArguments(at + 1, namesFit && !GROWING.contains(name));
  }

  private boolean fits(int at, Token token, boolean namesFit) {
    return switch (token.kind()) {
      case STRING, BLOB, NUMBER -> true;
      case PARAMETER -> true;
      case PUNCTUATION -> !statement.word(at + 1, "SELECT");
      case OPERATOR -> token.isSign("-") || token.isSign("+");
      case WORD, QUOTED_NAME -> namesFit || statement.word(at, "NULL");
    };
  }

  private static Refusal refusal(Token token) {
    return GuardRule.COSTLY_CALL.at(
        token,
        "A function that compares or combines shapes gets "
            + token.text()
            + " here, of which the size is not known.");
  }
}
