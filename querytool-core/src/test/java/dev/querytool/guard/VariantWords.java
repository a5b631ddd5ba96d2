package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.List;

/** Words that no catalogue tells and that hostile variants of a statement hold. */
final class VariantWords {

  static final List<String> OPERATORS =
      List.of(
          """
          + - * / % || && | & # ^ ~ << >> = == <> != < > <= >= <=> -> ->> #> #>> @> <@ ? ?| ?& @@ @?
          !~ ~* !~* ~~ !~~ ~~* := => ||| @@@ <-> :: -- !! |/ @ = AND OR XOR LIKE GLOB MATCH REGEXP
          RLIKE ILIKE DIV MOD IS NOT BETWEEN COLLATE OVERLAPS ESCAPE
          """
              .strip()
              .split("\\s+"));

  /** What a statement may be put into; %s is the statement. */
  static final List<String> NESTS =
      List.of(
          "SELECT * FROM (%s) AS q",
          "SELECT q.* FROM (%s) q",
          "WITH q AS (%s) SELECT * FROM q",
          "WITH RECURSIVE q AS (%s) SELECT * FROM q",
          "WITH q AS MATERIALIZED (%s) TABLE q",
          "SELECT EXISTS (%s)",
          "SELECT (%s)",
          "(%s)",
          "((%s))",
          "SELECT 1 WHERE 1 IN (%s)",
          "SELECT 1 WHERE NOT EXISTS (%s)",
          "SELECT CASE WHEN EXISTS (%s) THEN 1 ELSE 0 END",
          "SELECT count(*) FROM (%s) AS q",
          "SELECT ARRAY(%s)",
          "SELECT q FROM (%s) AS q",
          "SELECT * FROM (SELECT 1 AS a) AS p CROSS JOIN LATERAL (%s) AS q",
          "SELECT * FROM (SELECT 1 AS a) AS p, (%s) AS q",
          "(%s) UNION ALL (SELECT 1)",
          "%s UNION SELECT 1",
          "VALUES ((%s))",
          "SELECT 1 ORDER BY (%s)",
          "SELECT 1 LIMIT (%s)",
          "SELECT 1 GROUP BY (%s)",
          "EXPLAIN %s",
          "EXPLAIN ANALYZE %s",
          "CREATE TABLE planted AS %s",
          "INSERT INTO secrets %s",
          "WITH d AS (DELETE FROM secrets RETURNING *) %s",
          "SELECT 1; %s",
          "%s; %s");

  private VariantWords() {}

  /** Returns values: plain ones, and names of what must not be touched. */
  static List<String> literals(String folder) {
    return List.of(
        "0",
        "1",
        "7",
        "-1",
        "4711",
        "4242",
        "30",
        "1.5",
        "1e3",
        "0x1F",
        "NULL",
        "TRUE",
        "''",
        "'x'",
        "'2024-02-30'",
        "'1 day'",
        "'{}'",
        "'{\"a\":[1,2]}'",
        "'[1,2]'",
        "'$.a'",
        "'%a_'",
        "'a\\b'",
        "'\\'",
        "'\\''",
        "'客户'",
        "'" + folder + "/secret.txt'",
        "'" + folder + "/planted.txt'",
        "'file://" + folder + "/secret.txt'",
        "'" + folder + "'",
        "'secrets'",
        "'planted_sequence'",
        "'canary_lock'",
        "'canary.flag'",
        "'search_path'",
        "'statement_timeout'",
        "'DELETE FROM secrets'",
        "'INSERT INTO secrets VALUES (1, 2)'",
        "'SELECT pg_sleep(30)'",
        "'pg_sleep(30)'",
        "'optimize'",
        "ARRAY[1, 2]",
        "ARRAY['a', 'b']",
        "(1, 2)",
        "X'00ff'",
        "b'101'",
        "DATE '2024-01-01'",
        "INTERVAL '1' DAY",
        "CURRENT_DATE",
        "(SELECT 1)");
  }

  /** Returns what may be written behind a statement. */
  static List<String> tails(Dialect dialect, String folder) {
    List<String> tails =
        new ArrayList<>(
            List.of(
                ";",
                "; ",
                "; SELECT 2",
                "; DELETE FROM secrets",
                ";\n\n\nDELETE FROM secrets",
                "\n/\nDELETE FROM secrets",
                "\nGO\nDELETE FROM secrets",
                " -- '",
                " /* x */",
                " --",
                " #",
                " LIMIT 3",
                " LIMIT 3 OFFSET 1",
                " ORDER BY 1",
                " ORDER BY 1 DESC NULLS LAST",
                " UNION SELECT 1",
                " UNION ALL SELECT name FROM secrets",
                " EXCEPT SELECT 1",
                " FOR UPDATE",
                " FOR SHARE",
                " RETURNING *",
                " INTO planted",
                " INTO TEMP planted",
                " ON CONFLICT DO NOTHING",
                " '",
                " \"",
                " `",
                " )",
                " (",
                " */",
                " x"));
    tails.addAll(
        switch (dialect) {
          case POSTGRES ->
              List.of(
                  " FOR NO KEY UPDATE",
                  " FOR UPDATE OF held NOWAIT",
                  " FETCH FIRST 2 ROWS WITH TIES",
                  " $$ $$",
                  "; NOTIFY canary");
          case MYSQL, MARIADB ->
              List.of(
                  " INTO OUTFILE '" + folder + "/planted.txt'",
                  " INTO DUMPFILE '" + folder + "/planted.bin'",
                  " INTO @canary",
                  " LOCK IN SHARE MODE",
                  " PROCEDURE ANALYSE()",
                  " FOR UPDATE SKIP LOCKED",
                  " LIMIT 1, 2",
                  " LIMIT ROWS EXAMINED 5",
                  " /*! INTO @canary */");
          case SQLITE -> List.of(" INDEXED BY x", " WINDOW w AS (ORDER BY 1)", " LIMIT -1");
        });
    return tails;
  }

  /** Returns what may be written between two tokens. */
  static List<String> fragments(Dialect dialect) {
    List<String> fragments =
        new ArrayList<>(
            List.of(
                "/**/",
                "/* x */",
                "/* ' */",
                "/* /* */",
                "/* /* */ */",
                "/*/",
                "/*+ SET_VAR(max_execution_time=0) */",
                "-- x\n",
                "--x\n",
                "--\n",
                "# x\n",
                "-- x\r",
                "/* -- */",
                "\n",
                "\n\n\n",
                "\t",
                "\f",
                "\u00a0",
                "\u3000",
                "\ufeff",
                "\\",
                ";",
                "@",
                "@x",
                "@x:=1",
                "@@version",
                "{",
                "{fn",
                "?",
                ":a",
                "$1",
                "$$",
                "$a$",
                "''",
                "'a'",
                "E'\\''",
                "U&'\\0061'",
                "NOT",
                "DISTINCT",
                "ONLY",
                "LATERAL",
                "ALL",
                "AS x",
                "TABLE secrets"));
    if (dialect == Dialect.MYSQL || dialect == Dialect.MARIADB) {
      fragments.addAll(
          List.of(
              "/*! , sleep(7) */",
              "/*!50000 , get_lock('canary_lock', 1) */",
              "/*M! , sleep(7) */",
              "/*!999999 x */",
              "BINARY",
              "_utf8mb4",
              "SQL_CALC_FOUND_ROWS",
              "SQL_NO_CACHE",
              "STRAIGHT_JOIN",
              "HIGH_PRIORITY",
              "INTERVAL 1 DAY"));
    }
    return fragments;
  }
}
