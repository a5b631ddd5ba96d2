package dev.querytool.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Texts of one shape that grow to any length: what could make a parser or a rule slow or deep. */
final class GrowthPatterns {

  private final Map<String, IntFunction<String>> patterns = new LinkedHashMap<>();

  private GrowthPatterns() {
    nested();
    flat();
    queries();
    multiplied();
    tokens();
    broken();
  }

  static Map<String, IntFunction<String>> all() {
    return new GrowthPatterns().patterns;
  }

  private void nested() {
    nest("brackets", "SELECT ", "(", "1", ")");
    nest("calls", "SELECT ", "abs(", "1", ")");
    nest("casts", "SELECT ", "CAST(", "1", " AS char)");
    nest("CASE", "SELECT ", "CASE WHEN 1=1 THEN ", "1", " END");
    nest("CASE in conditions", "SELECT ", "CASE WHEN ", "1=1", " THEN 1 END=1");
    nest("queries", "SELECT ", "(SELECT ", "1", ")");
    nest("derived tables", "SELECT * FROM ", "(SELECT * FROM ", "t", ") x");
    nest("joins in brackets", "SELECT * FROM ", "(t JOIN ", "t", " ON 1=1)");
    nest("EXISTS", "SELECT 1 WHERE ", "EXISTS (SELECT 1 WHERE ", "1=1", ")");
    nest("NOT", "SELECT ", "NOT ", "a", "");
    nest("NOT in brackets", "SELECT ", "NOT (", "a=1", ")");
    nest("signs", "SELECT ", "- ", "a", "");
    nest("tildes", "SELECT ", "~", "a", "");
    nest("IN", "SELECT ", "1 IN (", "1", ")");
    nest("IN of queries", "SELECT ", "1 IN (SELECT ", "1", ")");
    nest("set operations", "", "(SELECT 1 UNION ", "SELECT 1", ")");
    nest("WITH in WITH", "", "WITH c AS (", "SELECT 1", ") SELECT * FROM c");
    nest("windows", "SELECT ", "sum(", "1", ") OVER (ORDER BY 1)");
    nest("subscripts", "SELECT a", "[a", "[1]", "]");
    nest("BETWEEN", "SELECT ", "a BETWEEN ", "1", " AND 2");
    nest("shallow brackets, many", "SELECT 1", ",((((((((((1", "", "))))))))))");
  }

  private void flat() {
    repeat("IN list", "SELECT a FROM t WHERE a IN (1", ",1", ")");
    repeat("IN list of texts", "SELECT a FROM t WHERE a IN ('x'", ",'x'", ")");
    repeat("columns", "SELECT a", ",a", " FROM t");
    repeat("qualified columns", "SELECT t.a", ",t.a", " FROM t");
    repeat("aliases", "SELECT a b", ",a b", " FROM t");
    repeat("calls in a list", "SELECT abs(a)", ",abs(a)", " FROM t");
    repeat("casts in a list", "SELECT CAST(a AS char)", ",CAST(a AS char)", " FROM t");
    repeat("arguments", "SELECT coalesce(1", ",1", ")");
    repeat("OR", "SELECT a FROM t WHERE a=1", " OR a=1", "");
    repeat("AND", "SELECT a FROM t WHERE a=1", " AND a=1", "");
    repeat("AND and OR", "SELECT a FROM t WHERE a=1", " AND b=1 OR a=1", "");
    repeat("sums", "SELECT 1", "+1", "");
    repeat("products", "SELECT 1", "*1", "");
    repeat("concatenations", "SELECT 'a'", "||'a'", "");
    repeat("comparisons", "SELECT 1", "=1", "");
    repeat("IS NULL", "SELECT a", " IS NULL", "");
    repeat("LIKE", "SELECT a", " LIKE 'x'", "");
    repeat("COLLATE", "SELECT a", " COLLATE nocase", "");
    repeat("arrows", "SELECT a", "->'x'", " FROM t");
    repeat("double arrows", "SELECT a", "->>'x'", " FROM t");
    repeat("double colons", "SELECT a", "::int", " FROM t");
    repeat("WHEN", "SELECT CASE a", " WHEN 1 THEN 2", " END FROM t");
    repeat("WHEN with conditions", "SELECT CASE", " WHEN a=1 THEN 2", " END FROM t");
    repeat("ORDER BY", "SELECT a FROM t ORDER BY a", ",a DESC", "");
    repeat("GROUP BY", "SELECT a FROM t GROUP BY a", ",a", "");
    repeat("rows of VALUES", "VALUES (1,2)", ",(1,2)", "");
    repeat("dots", "SELECT a", ".a", "");
    repeat("dots in a list", "SELECT a.b.c", ",a.b.c", " FROM t");
    repeat("stars", "SELECT t.*", ",t.*", " FROM t");
    repeat("subscripts in a row", "SELECT a", "[1]", " FROM t");
    repeat("arrays", "SELECT ARRAY[1", ",1", "]");
    repeat("rows", "SELECT (1,2)", ",(1,2)", "");
    repeat("intervals", "SELECT d", " + INTERVAL '1' DAY", " FROM t");
    repeat("string pairs", "SELECT 'a'", " 'a'", "");
    repeat(
        "BETWEEN in a row",
        "SELECT 1 FROM t WHERE a BETWEEN 1 AND 2",
        " AND a BETWEEN 1 AND 2",
        "");
    repeat("BETWEEN queries", "SELECT 1 WHERE 1", " BETWEEN (SELECT 1)-1 AND (SELECT 1)-1", "");
  }

  private void queries() {
    repeat("UNION", "SELECT 1", " UNION SELECT 1", "");
    repeat("UNION ALL of tables", "SELECT a FROM t", " UNION ALL SELECT a FROM t", "");
    repeat("UNION of brackets", "(SELECT 1)", " UNION (SELECT 1)", "");
    repeat("commas in FROM", "SELECT 1 FROM t", ",t", "");
    repeat("JOIN", "SELECT 1 FROM t", " JOIN t ON 1=1", "");
    repeat("NATURAL JOIN", "SELECT 1 FROM t", " NATURAL JOIN t", "");
    repeat("LEFT JOIN USING", "SELECT 1 FROM t", " LEFT JOIN t USING (a)", "");
    repeat("derived tables in FROM", "SELECT 1 FROM (SELECT 1) x", ",(SELECT 1) x", "");
    repeat("queries in a list", "SELECT 1", ",(SELECT 1)", "");
    repeat("queries with tables in a list", "SELECT 1", ",(SELECT a FROM t)", "");
    repeat("EXISTS in a row", "SELECT 1 WHERE 1=1", " AND EXISTS (SELECT 1)", "");
    repeat("ON with queries", "SELECT 1 FROM t JOIN t ON 1=1", " AND (SELECT 1)=1", "");
    patterns.put("WITH, one after the other", GrowthPatterns::commonTables);
    patterns.put("WITH, each reads the last twice", GrowthPatterns::doubling);
    patterns.put(
        "WITH, same name",
        size -> "WITH " + "a AS (SELECT 1),".repeat(size / 16) + "b AS" + " (SELECT 1) SELECT 1");
    patterns.put("WINDOW, one after the other", GrowthPatterns::windows);
    patterns.put("WINDOW, each on the last", GrowthPatterns::windowsOnWindows);
    patterns.put("OVER a long window", GrowthPatterns::overs);
    repeat("windows in a list", "SELECT 1", ",sum(a) OVER (PARTITION BY a ORDER BY a)", " FROM t");
    repeat("FILTER in a list", "SELECT 1", ",count(*) FILTER (WHERE a=1)", " FROM t");
    repeat("JSON paths in a list", "SELECT 1", ",json_extract(a,'$.x')", " FROM t");
  }

  /** Lists that a rule might go through once for each entry of another. */
  private void multiplied() {
    String aliases = ",a AS x";
    beside("columns among tables", "SELECT 1 FROM t", ",t", " WHERE 1 IN (a", ",a", ")");
    beside("unknown columns", "SELECT 1 FROM t", ",t", " WHERE 1 IN (q", ",q", ")");
    beside(
        "columns among queries", "SELECT 1 FROM t", ",(SELECT 1 c) x", " WHERE 1 IN (a", ",a", ")");
    beside(
        "columns of a FULL JOIN",
        "SELECT 1 FROM t",
        " FULL JOIN t USING (a)",
        " WHERE 1 IN (a",
        ",a",
        ")");
    beside("stars of tables", "SELECT 1 FROM t", ",t", " UNION SELECT *", ",*", " FROM t");
    beside("ON among tables", "SELECT 1 FROM t", ",t", " JOIN t ON 1 IN (t.a", ",t.a", ")");
    beside("queries among tables", "SELECT 1 FROM t", ",t", " WHERE 1 IN (1", ",(SELECT a)", ")");
    wide("GROUP BY and aliases", "SELECT a", aliases, " FROM t GROUP BY b", ",b", "");
    wide("ORDER BY and aliases", "SELECT a", aliases, " FROM t ORDER BY b", ",b", "");
    wide(
        "names of rows", "SELECT 1 FROM (SELECT a", aliases, " FROM t) q WHERE 1 IN (q", ",q", ")");
    wide(
        "NATURAL JOIN of many columns",
        "WITH c AS (SELECT a",
        aliases,
        " FROM t) SELECT 1 FROM c",
        " NATURAL RIGHT JOIN c",
        "");
    wide(
        "ORDER BY of united queries",
        "SELECT a FROM t",
        " UNION SELECT a FROM t",
        " ORDER BY b",
        ",b",
        "");
    patterns.put("recursive arguments", GrowthPatterns::recursion);
    repeat("unknown tables", "SELECT 1 FROM q", ",q", "");
    repeat("columns named by USING", "SELECT 1 FROM t JOIN t x USING (q", ",q", ")");
    repeat("rows of a wide table", "SELECT 1 FROM w WHERE 1 IN (w", ",w", ")");
    repeat("stars of a wide table", "SELECT *", ",*", " FROM w");
    repeat("unions of a wide table", "SELECT * FROM w", " UNION SELECT * FROM w", "");
    repeat("NATURAL JOIN of wide tables", "SELECT 1 FROM w", " NATURAL JOIN w", "");
  }

  private void tokens() {
    repeat("a text with quotes", "SELECT '", "''", "'");
    repeat("a text with backslashes", "SELECT '", "\\\\", "'");
    repeat("a text with both", "SELECT '", "\\''", "'");
    repeat("a name with quotes", "SELECT \"", "\"\"", "\"");
    repeat("one word", "SELECT a", "a", "");
    repeat("one number", "SELECT 1", "1", "");
    repeat("one number with parts", "SELECT 1", "_1", "");
    repeat("one exponent", "SELECT 1e1", "1", "");
    repeat("comments", "SELECT 1", "/**/", "");
    repeat("comments in comments", "SELECT 1 ", "/*", "*/");
    repeat("comments to the end of lines", "SELECT 1", "--x\n", "");
    repeat("blanks", "SELECT", " ", "1");
    repeat("lines", "SELECT", "\n", "1");
    repeat("words", "SELECT", " a", "");
    repeat("dollar quotes", "SELECT 1", ",$$x$$", "");
    repeat("dollar tags", "SELECT 1", " $a", "");
    repeat("E texts", "SELECT 1", ",E'\\n'", "");
    repeat("blobs", "SELECT 1", ",x'00'", "");
    repeat("parameters", "SELECT :a", ",:a", "");
    repeat("Chinese names", "SELECT 名", ",名", " FROM 表");
    repeat("quoted names", "SELECT \"a\"", ",\"a\"", " FROM t");
    repeat("backticked names", "SELECT `a`", ",`a`", " FROM t");
  }

  private void broken() {
    repeat("opening brackets", "SELECT ", "(", "");
    repeat("opening brackets after names", "SELECT ", "a(", "");
    repeat("closing brackets", "SELECT ", ")", "");
    repeat("brackets in turn", "SELECT ", "()", "");
    repeat("SELECT", "", "SELECT ", "");
    repeat("SELECT in brackets", "", "(SELECT ", "");
    repeat("CASE alone", "SELECT ", "CASE ", "");
    repeat("CASE WHEN alone", "SELECT ", "CASE WHEN ", "");
    repeat("END alone", "SELECT ", "END ", "");
    repeat("commas", "SELECT ", ",", "");
    repeat("semicolons", "SELECT 1", ";", "");
    repeat("quotes", "SELECT ", "'", "'");
    repeat("FROM", "SELECT 1 ", "FROM t ", "");
    repeat("JOIN alone", "SELECT 1 FROM t ", "JOIN ", "");
    repeat("WITH alone", "", "WITH ", "");
    repeat("INTERVAL alone", "SELECT ", "INTERVAL ", "");
    repeat("BETWEEN alone", "SELECT a ", "BETWEEN ", "");
    repeat("operators", "SELECT 1", "<>", "");
    repeat("nearly a list", "SELECT a FROM t WHERE a IN (1", ",1", "");
    repeat("nearly a sum", "SELECT (1", "+1", "");
    repeat("nested and broken", "SELECT ", "(1+", "");
    repeat("broken in shallow brackets", "SELECT 1", ",((((1 1", "))))");
  }

  private void nest(String name, String start, String open, String middle, String close) {
    patterns.put(
        "nested: " + name,
        size -> {
          int times =
              Math.max(
                  1, (size - start.length() - middle.length()) / (open.length() + close.length()));
          return start + open.repeat(times) + middle + close.repeat(times);
        });
    patterns.put(
        "60 deep: " + name,
        size -> {
          int once = 60 * (open.length() + close.length()) + middle.length() + 1;
          String one = open.repeat(60) + middle + close.repeat(60);
          return start + one + ("," + one).repeat(Math.max(0, (size - start.length()) / once - 1));
        });
  }

  private void repeat(String name, String start, String piece, String end) {
    patterns.put(
        name,
        size -> {
          int times = (size - start.length() - end.length()) / piece.length();
          return start + piece.repeat(Math.max(1, times)) + end;
        });
  }

  private void beside(
      String name, String start, String few, String middle, String many, String end) {
    patterns.put(name, size -> filled(size, head(size, start, few, 199) + middle, many) + end);
  }

  private void wide(String name, String start, String few, String middle, String many, String end) {
    patterns.put(name, size -> filled(size, head(size, start, few, 1_900) + middle, many) + end);
  }

  /** Returns a list of half the size, or as long as a rule allows. */
  private static String head(int size, String start, String piece, int most) {
    return start + piece.repeat(Math.min(most, size / 2 / piece.length()));
  }

  private static String filled(int size, String head, String piece) {
    return head + piece.repeat(Math.max(1, (size - head.length() - 10) / piece.length()));
  }

  private static String recursion(int size) {
    String start = "WITH RECURSIVE r(s) AS (SELECT 'a' UNION ALL SELECT coalesce(s";
    String end = ") FROM r" + ",t".repeat(Math.min(100, size / 10)) + ") SELECT 1 FROM r";
    return start + ",s".repeat(Math.max(1, (size - start.length() - end.length()) / 2)) + end;
  }

  private static String commonTables(int size) {
    StringBuilder sql = new StringBuilder("WITH c0 AS (SELECT 1 AS a)");
    for (int i = 1; sql.length() < size - 60; i++) {
      sql.append(", c").append(i).append(" AS (SELECT a FROM c").append(i - 1).append(')');
    }
    return sql + " SELECT a FROM c0";
  }

  private static String doubling(int size) {
    StringBuilder sql = new StringBuilder("WITH c0 AS (SELECT a FROM t)");
    for (int i = 1; sql.length() < size - 80; i++) {
      String last = "c" + (i - 1);
      sql.append(", c").append(i).append(" AS (SELECT x.a FROM ").append(last).append(" x, ");
      sql.append(last).append(" y)");
    }
    return sql + " SELECT a FROM c0";
  }

  private static String windows(int size) {
    StringBuilder sql = new StringBuilder("SELECT sum(a) OVER w0 FROM t WINDOW w0 AS (ORDER BY a)");
    for (int i = 1; sql.length() < size - 40; i++) {
      sql.append(", w").append(i).append(" AS (ORDER BY a)");
    }
    return sql.toString();
  }

  private static String windowsOnWindows(int size) {
    StringBuilder sql = new StringBuilder("SELECT sum(a) OVER w0 FROM t WINDOW w0 AS (ORDER BY a)");
    for (int i = 1; sql.length() < size - 40; i++) {
      sql.append(", w").append(i).append(" AS (w").append(i - 1).append(')');
    }
    return sql.toString();
  }

  private static String overs(int size) {
    String window = "a,".repeat(size / 8) + "a";
    String over = ",sum(a) OVER (w)";
    int times = Math.max(1, (size - window.length() - 60) / over.length());
    return "SELECT 1" + over.repeat(times) + " FROM t WINDOW w AS (PARTITION BY " + window + ")";
  }
}
