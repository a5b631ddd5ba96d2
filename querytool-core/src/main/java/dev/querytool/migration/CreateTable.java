package dev.querytool.migration;

import java.util.ArrayList;
import java.util.List;

/** The parts of a {@code CREATE TABLE} text, as far as PRAGMAs do not tell them. */
final class CreateTable {

  private final String sql;
  private final List<SqlToken> tokens;

  private CreateTable(String sql, List<SqlToken> tokens) {
    this.sql = sql;
    this.tokens = tokens;
  }

  static CreateTable parse(String sql) throws UnreadableSqlException {
    List<SqlToken> tokens = SqlScanner.scan(sql);
    boolean plain =
        tokens.size() > 4
            && tokens.get(0).isWord("CREATE")
            && tokens.get(1).isWord("TABLE")
            && tokens.get(2).isName()
            && tokens.get(3).isSymbol('(');
    if (!plain || tokens.stream().anyMatch(token -> token.isSymbol(';'))) {
      throw new UnreadableSqlException("write it as CREATE TABLE name (…), one statement", 1);
    }
    return new CreateTable(sql, tokens);
  }

  String name() {
    return tokens.get(2).name();
  }

  String renamed(String name) {
    SqlToken old = tokens.get(2);
    return sql.substring(0, old.start()) + Rows.quoted(name) + sql.substring(old.end());
  }

  /** Returns the columns' and constraints' own tokens, without the commas between them. */
  List<List<SqlToken>> parts() {
    List<List<SqlToken>> parts = new ArrayList<>();
    List<SqlToken> part = new ArrayList<>();
    int depth = 0;
    for (SqlToken token : tokens.subList(4, tokens.size())) {
      boolean closesTheList = depth == 0 && token.isSymbol(')');
      if (closesTheList || (depth == 0 && token.isSymbol(','))) {
        parts.add(part);
        part = new ArrayList<>();
      } else {
        part.add(token);
      }
      if (closesTheList) {
        break;
      }
      depth += SqlTokens.depthOf(token);
    }
    return parts;
  }
}
