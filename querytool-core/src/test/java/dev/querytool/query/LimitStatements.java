package dev.querytool.query;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Random;

/**
 * Writes queries of one column whose rows have one order, in every shape that an engine reads and
 * in which a limit may stand. Set operations are not nested on MySQL: 9.7 ends itself on some, a
 * limit or none.
 */
final class LimitStatements {

  /**
   * A query.
   *
   * @param text as it is given to the executor
   * @param bare the same with its parameter's value in its place
   * @param rows that value, or -1 if it has no parameter
   */
  record Case(String text, String bare, int rows) {

    private static Case of(String text, int rows) {
      return new Case(text, text.replace(":rows", String.valueOf(rows)), rows);
    }
  }

  private final Random random;
  private final Dialect dialect;
  private int rows;

  LimitStatements(Random random, Dialect dialect) {
    this.random = random;
    this.dialect = dialect;
  }

  Case next() {
    rows = -1;
    String text = ordered(body(dialect == Dialect.MYSQL ? 1 : 2), true);
    boolean bracketable = isServer() && !(dialect == Dialect.MARIADB && text.startsWith("WITH"));
    while (bracketable && random.nextInt(4) == 0) {
      text = "(" + text + ")";
    }
    return Case.of(text, rows);
  }

  private String body(int depth) {
    if (depth == 0 || random.nextInt(3) > 0) {
      return random.nextInt(6) == 0 && dialect != Dialect.SQLITE ? values() : select();
    }
    StringBuilder operation = new StringBuilder(branch(depth - 1, true));
    int operators = dialect == Dialect.MYSQL ? 1 : 1 + random.nextInt(2);
    for (int more = operators; more > 0; more--) {
      operation.append(operator()).append(branch(depth - 1, false));
    }
    return operation.toString();
  }

  /** A branch that is not in brackets must be a plain select, or operators would bind otherwise. */
  private String branch(int depth, boolean first) {
    if (!isServer() || random.nextInt(2) == 0) {
      return dialect == Dialect.SQLITE && first && random.nextInt(4) == 0 ? values() : select();
    }
    return "(" + (random.nextInt(2) == 0 ? ordered(body(depth), false) : body(depth)) + ")";
  }

  private String operator() {
    List<String> operators = List.of(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT ");
    return one(operators);
  }

  private String values() {
    String row = dialect == Dialect.MYSQL ? "ROW(" : "(";
    StringBuilder values = new StringBuilder("VALUES " + row + random.nextInt(9) + ")");
    for (int more = random.nextInt(6); more > 0; more--) {
      values.append(", ").append(row).append(random.nextInt(9)).append(")");
    }
    return values.toString();
  }

  private String select() {
    int most = random.nextInt(12);
    return switch (random.nextInt(8)) {
      case 0 -> "SELECT a.id FROM numbers AS a, orders AS b WHERE a.id <= " + most;
      case 1 -> "SELECT DISTINCT customer_id FROM orders WHERE id <= " + most;
      case 2 ->
          "SELECT max(id) FROM numbers WHERE id <= 20 GROUP BY label HAVING max(id) > " + most;
      case 3 -> "SELECT id FROM (SELECT id FROM numbers ORDER BY id LIMIT " + most + ") AS few";
      case 4 -> "SELECT CASE WHEN id < 3 THEN 1 ELSE id END FROM numbers WHERE id <= " + most;
      case 5 ->
          "SELECT row_number() OVER w FROM numbers WHERE id <= "
              + most
              + " WINDOW w AS (ORDER BY id)";
      case 6 -> "SELECT (SELECT id FROM orders ORDER BY id LIMIT 1) FROM orders";
      default -> "SELECT id AS " + quoted("limit") + " FROM numbers WHERE id <= " + most;
    };
  }

  private String ordered(String body, boolean whole) {
    boolean after = whole && !body.startsWith("(") && random.nextInt(6) == 0;
    String common = after ? "WITH c AS (SELECT 1 AS one LIMIT 5) " : "";
    String order = " ORDER BY 1" + (random.nextInt(2) == 0 ? " DESC" : "");
    return common + body + order + limit(whole);
  }

  private String limit(boolean whole) {
    String number = String.valueOf(random.nextInt(15));
    String offset = String.valueOf(random.nextInt(4));
    return switch (random.nextInt(whole ? 9 : 4)) {
      case 0 -> " LIMIT " + number;
      case 1 -> " LIMIT " + number + " OFFSET " + offset;
      case 2 -> ownShape(number, offset);
      case 3 -> dialect == Dialect.POSTGRES ? fetch(number, offset) : ownShape(number, offset);
      case 4 -> parameter(number);
      case 5 -> " LIMIT 9223372036854775807";
      default -> "";
    };
  }

  private String parameter(String number) {
    rows = Integer.parseInt(number);
    return " LIMIT :rows";
  }

  /** What not every engine reads. */
  private String ownShape(String number, String offset) {
    String comma = " LIMIT " + offset + ", " + number;
    return switch (dialect) {
      case MYSQL, MARIADB ->
          one(List.of(comma, comma, " LIMIT " + offset + ", 18446744073709551615"));
      case SQLITE ->
          one(
              List.of(
                  comma,
                  " LIMIT -1 OFFSET " + offset,
                  " LIMIT (" + number + ")",
                  " LIMIT " + number + " + 1",
                  " LIMIT (SELECT " + number + ")"));
      case POSTGRES ->
          one(
              List.of(
                  " OFFSET " + offset,
                  " OFFSET " + offset + " LIMIT " + number,
                  " LIMIT ALL OFFSET " + offset,
                  " LIMIT NULL",
                  " LIMIT (" + number + ")",
                  " LIMIT " + number + " + 1",
                  " LIMIT (SELECT " + number + ")"));
    };
  }

  private String fetch(String number, String offset) {
    return one(
        List.of(
            " FETCH FIRST " + number + " ROWS ONLY",
            " FETCH NEXT (" + number + ") ROW ONLY",
            " FETCH FIRST ROW ONLY",
            " FETCH FIRST " + number + " ROWS WITH TIES",
            " FETCH FIRST ROW WITH TIES OFFSET " + offset,
            " OFFSET " + offset + " ROWS FETCH NEXT " + number + " ROWS ONLY",
            " FETCH FIRST " + number + " ROWS ONLY OFFSET " + offset));
  }

  private String quoted(String name) {
    boolean mysql = dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
    return mysql ? "`" + name + "`" : "\"" + name + "\"";
  }

  private boolean isServer() {
    return dialect != Dialect.SQLITE;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
