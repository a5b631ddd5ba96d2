package dev.querytool.guard;

import java.util.Set;

/** Reads the type of a column of JSON_TABLE on MySQL and MariaDB. */
final class MysqlColumnType {

  private static final Set<String> TYPES =
      MysqlWords.words(
          """
          BIGINT BINARY BIT BLOB BOOL BOOLEAN CHAR CHARACTER DATE DATETIME DEC DECIMAL DOUBLE FIXED
          FLOAT INT INTEGER JSON LONGBLOB LONGTEXT MEDIUMBLOB MEDIUMINT MEDIUMTEXT NCHAR NUMERIC
          NVARCHAR REAL SMALLINT TEXT TIME TIMESTAMP TINYBLOB TINYINT TINYTEXT VARBINARY VARCHAR
          YEAR
          """);

  private final StatementTokens statement;

  MysqlColumnType(StatementTokens statement) {
    this.statement = statement;
  }

  /**
   * Returns the index of the last token of the type that begins at an index.
   *
   * @throws Refusal if none does
   */
  int end(int first) {
    Token type = statement.token(Math.min(first, statement.size() - 1));
    if (!TYPES.contains(statement.word(first))) {
      throw GuardRule.TYPE_NOT_ALLOWED.at(type, "Not allowed here: the type " + type.text() + ".");
    }
    int last = statement.word(first + 1, "PRECISION") ? first + 1 : first;
    last = TypeSize.end(statement, last);
    if (statement.word(last + 1, "UNSIGNED") || statement.word(last + 1, "SIGNED")) {
      last++;
    }
    if (statement.word(last + 1, "CHARACTER") && statement.word(last + 2, "SET")) {
      last = endOfName(last + 3);
    } else if (statement.word(last + 1, "CHARSET")) {
      last = endOfName(last + 2);
    }
    return statement.word(last + 1, "COLLATE") ? endOfName(last + 2) : last;
  }

  private int endOfName(int at) {
    if (statement.word(at).isEmpty()) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          statement.token(at - 1), "No character set or collation follows here.");
    }
    return at;
  }
}
