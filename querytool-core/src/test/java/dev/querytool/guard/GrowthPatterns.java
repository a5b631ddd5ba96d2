package dev.querytool.guard;

import java.util.Map;
import java.util.function.IntFunction;

/** Texts of one shape that grow to any length: what could make a parser or a rule slow or deep. */
final class GrowthPatterns {

  private final GrowingShapes shapes = new GrowingShapes();

  private GrowthPatterns() {
    nested();
    flat();
    queries();
    multiplied();
    tokens();
    broken();
    MoreGrowthPatterns.addTo(shapes);
  }

  static Map<String, IntFunction<String>> all() {
    return new GrowthPatterns().shapes.all();
  }

  private void nested() {
    shapes.nest("brackets", "SELECT ", "(", "1", ")");
    shapes.nest("calls", "SELECT ", "abs(", "1", ")");
    shapes.nest("casts", "SELECT ", "CAST(", "1", " AS char)");
    shapes.nest("CASE", "SELECT ", "CASE WHEN 1=1 THEN ", "1", " END");
    shapes.nest("CASE in conditions", "SELECT ", "CASE WHEN ", "1=1", " THEN 1 END=1");
    shapes.nest("queries", "SELECT ", "(SELECT ", "1", ")");
    shapes.nest("derived tables", "SELECT * FROM ", "(SELECT * FROM ", "t", ") x");
    shapes.nest("joins in brackets", "SELECT * FROM ", "(t JOIN ", "t", " ON 1=1)");
    shapes.nest("EXISTS", "SELECT 1 WHERE ", "EXISTS (SELECT 1 WHERE ", "1=1", ")");
    shapes.nest("NOT", "SELECT ", "NOT ", "a", "");
    shapes.nest("NOT in brackets", "SELECT ", "NOT (", "a=1", ")");
    shapes.nest("signs", "SELECT ", "- ", "a", "");
    shapes.nest("tildes", "SELECT ", "~", "a", "");
    shapes.nest("IN", "SELECT ", "1 IN (", "1", ")");
    shapes.nest("IN of queries", "SELECT ", "1 IN (SELECT ", "1", ")");
    shapes.nest("set operations", "", "(SELECT 1 UNION ", "SELECT 1", ")");
    shapes.nest("WITH in WITH", "", "WITH c AS (", "SELECT 1", ") SELECT * FROM c");
    shapes.nest("windows", "SELECT ", "sum(", "1", ") OVER (ORDER BY 1)");
    shapes.nest("subscripts", "SELECT a", "[a", "[1]", "]");
    shapes.nest("BETWEEN", "SELECT ", "a BETWEEN ", "1", " AND 2");
    shapes.nest("shallow brackets, many", "SELECT 1", ",((((((((((1", "", "))))))))))");
  }

  private void flat() {
    shapes.repeat("IN list", "SELECT a FROM t WHERE a IN (1", ",1", ")");
    shapes.repeat("IN list of texts", "SELECT a FROM t WHERE a IN ('x'", ",'x'", ")");
    shapes.repeat("columns", "SELECT a", ",a", " FROM t");
    shapes.repeat("qualified columns", "SELECT t.a", ",t.a", " FROM t");
    shapes.repeat("aliases", "SELECT a b", ",a b", " FROM t");
    shapes.repeat("calls in a list", "SELECT abs(a)", ",abs(a)", " FROM t");
    shapes.repeat("casts in a list", "SELECT CAST(a AS char)", ",CAST(a AS char)", " FROM t");
    shapes.repeat("arguments", "SELECT coalesce(1", ",1", ")");
    shapes.repeat("OR", "SELECT a FROM t WHERE a=1", " OR a=1", "");
    shapes.repeat("AND", "SELECT a FROM t WHERE a=1", " AND a=1", "");
    shapes.repeat("AND and OR", "SELECT a FROM t WHERE a=1", " AND b=1 OR a=1", "");
    shapes.repeat("sums", "SELECT 1", "+1", "");
    shapes.repeat("products", "SELECT 1", "*1", "");
    shapes.repeat("concatenations", "SELECT 'a'", "||'a'", "");
    shapes.repeat("comparisons", "SELECT 1", "=1", "");
    shapes.repeat("IS NULL", "SELECT a", " IS NULL", "");
    shapes.repeat("LIKE", "SELECT a", " LIKE 'x'", "");
    shapes.repeat("COLLATE", "SELECT a", " COLLATE nocase", "");
    shapes.repeat("arrows", "SELECT a", "->'x'", " FROM t");
    shapes.repeat("double arrows", "SELECT a", "->>'x'", " FROM t");
    shapes.repeat("double colons", "SELECT a", "::int", " FROM t");
    shapes.repeat("WHEN", "SELECT CASE a", " WHEN 1 THEN 2", " END FROM t");
    shapes.repeat("WHEN with conditions", "SELECT CASE", " WHEN a=1 THEN 2", " END FROM t");
    shapes.repeat("ORDER BY", "SELECT a FROM t ORDER BY a", ",a DESC", "");
    shapes.repeat("GROUP BY", "SELECT a FROM t GROUP BY a", ",a", "");
    shapes.repeat("rows of VALUES", "VALUES (1,2)", ",(1,2)", "");
    shapes.repeat("dots", "SELECT a", ".a", "");
    shapes.repeat("dots in a list", "SELECT a.b.c", ",a.b.c", " FROM t");
    shapes.repeat("stars", "SELECT t.*", ",t.*", " FROM t");
    shapes.repeat("subscripts in a row", "SELECT a", "[1]", " FROM t");
    shapes.repeat("arrays", "SELECT ARRAY[1", ",1", "]");
    shapes.repeat("rows", "SELECT (1,2)", ",(1,2)", "");
    shapes.repeat("intervals", "SELECT d", " + INTERVAL '1' DAY", " FROM t");
    shapes.repeat("string pairs", "SELECT 'a'", " 'a'", "");
    shapes.repeat(
        "BETWEEN in a row",
        "SELECT 1 FROM t WHERE a BETWEEN 1 AND 2",
        " AND a BETWEEN 1 AND 2",
        "");
    shapes.repeat(
        "BETWEEN queries", "SELECT 1 WHERE 1", " BETWEEN (SELECT 1)-1 AND (SELECT 1)-1", "");
  }

  private void queries() {
    shapes.repeat("UNION", "SELECT 1", " UNION SELECT 1", "");
    shapes.repeat("UNION ALL of tables", "SELECT a FROM t", " UNION ALL SELECT a FROM t", "");
    shapes.repeat("UNION of brackets", "(SELECT 1)", " UNION (SELECT 1)", "");
    shapes.repeat("commas in FROM", "SELECT 1 FROM t", ",t", "");
    shapes.repeat("JOIN", "SELECT 1 FROM t", " JOIN t ON 1=1", "");
    shapes.repeat("NATURAL JOIN", "SELECT 1 FROM t", " NATURAL JOIN t", "");
    shapes.repeat("LEFT JOIN USING", "SELECT 1 FROM t", " LEFT JOIN t USING (a)", "");
    shapes.repeat("derived tables in FROM", "SELECT 1 FROM (SELECT 1) x", ",(SELECT 1) x", "");
    shapes.repeat("queries in a list", "SELECT 1", ",(SELECT 1)", "");
    shapes.repeat("queries with tables in a list", "SELECT 1", ",(SELECT a FROM t)", "");
    shapes.repeat("EXISTS in a row", "SELECT 1 WHERE 1=1", " AND EXISTS (SELECT 1)", "");
    shapes.repeat("ON with queries", "SELECT 1 FROM t JOIN t ON 1=1", " AND (SELECT 1)=1", "");
    shapes.series(
        "WITH, one after the other",
        "WITH c0 AS (SELECT 1 AS a)",
        ", c%d AS (SELECT a FROM c%d)",
        " SELECT a FROM c0");
    shapes.series(
        "WITH, each reads the last twice",
        "WITH c0 AS (SELECT a FROM t)",
        ", c%d AS (SELECT x.a FROM c%d x, c%2$d y)",
        " SELECT a FROM c0");
    shapes.put(
        "WITH, same name",
        size -> "WITH " + "a AS (SELECT 1),".repeat(size / 16) + "b AS" + " (SELECT 1) SELECT 1");
    String window = "SELECT sum(a) OVER w0 FROM t WINDOW w0 AS (ORDER BY a)";
    shapes.series("WINDOW, one after the other", window, ", w%d AS (ORDER BY a)", "");
    shapes.series("WINDOW, each on the last", window, ", w%d AS (w%d)", "");
    shapes.put("OVER a long window", GrowthPatterns::overs);
    shapes.repeat(
        "windows in a list", "SELECT 1", ",sum(a) OVER (PARTITION BY a ORDER BY a)", " FROM t");
    shapes.repeat("FILTER in a list", "SELECT 1", ",count(*) FILTER (WHERE a=1)", " FROM t");
    shapes.repeat("JSON paths in a list", "SELECT 1", ",json_extract(a,'$.x')", " FROM t");
  }

  /** Lists that a rule might go through once for each entry of another. */
  private void multiplied() {
    String aliases = ",a AS x";
    shapes.beside("columns among tables", "SELECT 1 FROM t", ",t", " WHERE 1 IN (a", ",a", ")");
    shapes.beside("unknown columns", "SELECT 1 FROM t", ",t", " WHERE 1 IN (q", ",q", ")");
    shapes.beside(
        "columns among queries", "SELECT 1 FROM t", ",(SELECT 1 c) x", " WHERE 1 IN (a", ",a", ")");
    shapes.beside(
        "columns of a FULL JOIN",
        "SELECT 1 FROM t",
        " FULL JOIN t USING (a)",
        " WHERE 1 IN (a",
        ",a",
        ")");
    shapes.beside("stars of tables", "SELECT 1 FROM t", ",t", " UNION SELECT *", ",*", " FROM t");
    shapes.beside("ON among tables", "SELECT 1 FROM t", ",t", " JOIN t ON 1 IN (t.a", ",t.a", ")");
    shapes.beside(
        "queries among tables", "SELECT 1 FROM t", ",t", " WHERE 1 IN (1", ",(SELECT a)", ")");
    shapes.wide("GROUP BY and aliases", "SELECT a", aliases, " FROM t GROUP BY b", ",b", "");
    shapes.wide("ORDER BY and aliases", "SELECT a", aliases, " FROM t ORDER BY b", ",b", "");
    shapes.wide(
        "names of rows", "SELECT 1 FROM (SELECT a", aliases, " FROM t) q WHERE 1 IN (q", ",q", ")");
    shapes.wide(
        "NATURAL JOIN of many columns",
        "WITH c AS (SELECT a",
        aliases,
        " FROM t) SELECT 1 FROM c",
        " NATURAL RIGHT JOIN c",
        "");
    shapes.wide(
        "ORDER BY of united queries",
        "SELECT a FROM t",
        " UNION SELECT a FROM t",
        " ORDER BY b",
        ",b",
        "");
    shapes.put("recursive arguments", GrowthPatterns::recursion);
    shapes.repeat("unknown tables", "SELECT 1 FROM q", ",q", "");
    shapes.repeat("columns named by USING", "SELECT 1 FROM t JOIN t x USING (q", ",q", ")");
    shapes.repeat("rows of a wide table", "SELECT 1 FROM w WHERE 1 IN (w", ",w", ")");
    shapes.repeat("stars of a wide table", "SELECT *", ",*", " FROM w");
    shapes.repeat("unions of a wide table", "SELECT * FROM w", " UNION SELECT * FROM w", "");
    shapes.repeat("NATURAL JOIN of wide tables", "SELECT 1 FROM w", " NATURAL JOIN w", "");
  }

  private void tokens() {
    shapes.repeat("a text with quotes", "SELECT '", "''", "'");
    shapes.repeat("a text with backslashes", "SELECT '", "\\\\", "'");
    shapes.repeat("a text with both", "SELECT '", "\\''", "'");
    shapes.repeat("a name with quotes", "SELECT \"", "\"\"", "\"");
    shapes.repeat("one word", "SELECT a", "a", "");
    shapes.repeat("one number", "SELECT 1", "1", "");
    shapes.repeat("one number with parts", "SELECT 1", "_1", "");
    shapes.repeat("one exponent", "SELECT 1e1", "1", "");
    shapes.repeat("comments", "SELECT 1", "/**/", "");
    shapes.repeat("comments in comments", "SELECT 1 ", "/*", "*/");
    shapes.repeat("comments to the end of lines", "SELECT 1", "--x\n", "");
    shapes.repeat("blanks", "SELECT", " ", "1");
    shapes.repeat("lines", "SELECT", "\n", "1");
    shapes.repeat("words", "SELECT", " a", "");
    shapes.repeat("dollar quotes", "SELECT 1", ",$$x$$", "");
    shapes.repeat("dollar tags", "SELECT 1", " $a", "");
    shapes.repeat("E texts", "SELECT 1", ",E'\\n'", "");
    shapes.repeat("blobs", "SELECT 1", ",x'00'", "");
    shapes.repeat("parameters", "SELECT :a", ",:a", "");
    shapes.repeat("Chinese names", "SELECT 名", ",名", " FROM 表");
    shapes.repeat("quoted names", "SELECT \"a\"", ",\"a\"", " FROM t");
    shapes.repeat("backticked names", "SELECT `a`", ",`a`", " FROM t");
  }

  private void broken() {
    shapes.repeat("opening brackets", "SELECT ", "(", "");
    shapes.repeat("opening brackets after names", "SELECT ", "a(", "");
    shapes.repeat("closing brackets", "SELECT ", ")", "");
    shapes.repeat("brackets in turn", "SELECT ", "()", "");
    shapes.repeat("SELECT", "", "SELECT ", "");
    shapes.repeat("SELECT in brackets", "", "(SELECT ", "");
    shapes.repeat("CASE alone", "SELECT ", "CASE ", "");
    shapes.repeat("CASE WHEN alone", "SELECT ", "CASE WHEN ", "");
    shapes.repeat("END alone", "SELECT ", "END ", "");
    shapes.repeat("commas", "SELECT ", ",", "");
    shapes.repeat("semicolons", "SELECT 1", ";", "");
    shapes.repeat("quotes", "SELECT ", "'", "'");
    shapes.repeat("FROM", "SELECT 1 ", "FROM t ", "");
    shapes.repeat("JOIN alone", "SELECT 1 FROM t ", "JOIN ", "");
    shapes.repeat("WITH alone", "", "WITH ", "");
    shapes.repeat("INTERVAL alone", "SELECT ", "INTERVAL ", "");
    shapes.repeat("BETWEEN alone", "SELECT a ", "BETWEEN ", "");
    shapes.repeat("operators", "SELECT 1", "<>", "");
    shapes.repeat("nearly a list", "SELECT a FROM t WHERE a IN (1", ",1", "");
    shapes.repeat("nearly a sum", "SELECT (1", "+1", "");
    shapes.repeat("nested and broken", "SELECT ", "(1+", "");
    shapes.repeat("broken in shallow brackets", "SELECT 1", ",((((1 1", "))))");
  }

  private static String recursion(int size) {
    String start = "WITH RECURSIVE r(s) AS (SELECT 'a' UNION ALL SELECT coalesce(s";
    String end = ") FROM r" + ",t".repeat(Math.min(100, size / 10)) + ") SELECT 1 FROM r";
    return start + ",s".repeat(Math.max(1, (size - start.length() - end.length()) / 2)) + end;
  }

  private static String overs(int size) {
    String window = "a,".repeat(size / 8) + "a";
    String over = ",sum(a) OVER (w)";
    int times = Math.max(1, (size - window.length() - 60) / over.length());
    return "SELECT 1" + over.repeat(times) + " FROM t WINDOW w AS (PARTITION BY " + window + ")";
  }
}
