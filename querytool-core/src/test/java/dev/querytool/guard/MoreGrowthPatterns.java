package dev.querytool.guard;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shapes whose parts are numbered, wide, or fail only at their end. */
final class MoreGrowthPatterns {

  private final GrowingShapes shapes;

  private MoreGrowthPatterns(GrowingShapes shapes) {
    this.shapes = shapes;
    numbered();
    wide();
    late();
    literals();
  }

  static void addTo(GrowingShapes shapes) {
    new MoreGrowthPatterns(shapes);
  }

  private void numbered() {
    shapes.series("aliases, each another", "SELECT 1", ", 1 AS n%d", "");
    shapes.series("texts, each another", "SELECT a FROM t WHERE a IN ('x'", ", 'x%d'", ")");
    shapes.series("quoted names, each another", "SELECT 1", ", 1 AS \"n%d\"", "");
    shapes.series("tables, each another", "SELECT 1 FROM t", ", t AS n%d", "");
    shapes.series(
        "WITH, each joins the first",
        "WITH c0 AS (SELECT * FROM w)",
        ", c%d AS (SELECT * FROM w NATURAL JOIN c0)",
        " SELECT 1 FROM c0");
    shapes.series(
        "windows with frames",
        "SELECT sum(a) OVER w0 FROM t WINDOW w0 AS (ORDER BY a)",
        ", w%d AS (PARTITION BY b ORDER BY a ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)",
        "");
    shapes.series(
        "derived tables, each another",
        "SELECT 1 FROM t",
        " JOIN (SELECT a FROM t) n%d USING (a)",
        "");
    shapes.series("CASE with words", "SELECT CASE a", " WHEN %d THEN 'x'", " END FROM t");
  }

  private void wide() {
    String columns =
        IntStream.rangeClosed(1, 200).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    shapes.repeat(
        "USING of many columns", "SELECT 1 FROM w", " JOIN w USING (" + columns + ")", "");
    shapes.repeat(
        "FULL JOIN USING, shown", "SELECT * FROM w", " FULL JOIN w USING (c1,c2,c3,c4)", "");
    shapes.repeat("unions of joins", "SELECT 1", " UNION ALL SELECT 1 FROM w NATURAL JOIN w", "");
    shapes.repeat(
        "unions of stars of joins",
        "SELECT * FROM w NATURAL JOIN w",
        " UNION ALL SELECT * FROM w NATURAL RIGHT JOIN w",
        "");
    String made =
        IntStream.rangeClosed(1, 450)
            .mapToObj(i -> "c" + i + " int PATH '$.c'")
            .collect(Collectors.joining(","));
    shapes.series(
        "columns of JSON_TABLE",
        "SELECT 1 FROM JSON_TABLE('[]', '$[*]' COLUMNS (a int PATH '$.a'",
        ", n%d int PATH '$.a'",
        ")) j");
    shapes.series(
        "wide JSON_TABLEs, shown",
        "SELECT * FROM t",
        " CROSS JOIN JSON_TABLE('[]', '$[*]' COLUMNS (" + made + ")) j%d",
        "");
    String deep = "(SELECT * FROM ".repeat(20) + "w" + ") x".repeat(20);
    shapes.repeat("stars in stars", "SELECT 1 FROM t", "," + deep, "");
    shapes.repeat("columns of deep queries", "SELECT 1", ",(SELECT c1 FROM " + deep + ")", "");
    shapes.repeat("stars of several", "SELECT 1 FROM t", ",(SELECT *,*,*,* FROM w) x", "");
    shapes.repeat("ROLLUP", "SELECT count(*) FROM w GROUP BY c1", ",c2", " WITH ROLLUP");
  }

  private void late() {
    String deep = "abs(".repeat(50) + "1 1" + ")".repeat(50);
    String fine = "abs(".repeat(50) + "1" + ")".repeat(50);
    shapes.repeat("calls, the last broken", "SELECT 1", "," + fine, "," + deep);
    shapes.repeat("IN, broken at the end", "SELECT a FROM t WHERE a IN (1", ",1", ") AND AND");
    shapes.repeat("CASE, broken at the end", "SELECT CASE", " WHEN a=1 THEN 2", " END END FROM t");
    shapes.repeat(
        "queries, broken at the end", "SELECT 1", ",(SELECT a FROM t)", ",(SELECT a FROM FROM)");
    shapes.repeat("rows, broken at the end", "SELECT (1,2)", ",(1,2)", ",(1,2");
    shapes.repeat("brackets before an alias", "SELECT ((a))", ",((((((((a))))))))", " x y FROM t");
    shapes.repeat("operators, broken at the end", "SELECT a", "+a*a", "+");
    shapes.repeat("joins, broken at the end", "SELECT 1 FROM t", " JOIN (t x) ON (1=1)", " ON");
  }

  private void literals() {
    shapes.repeat("JSON path with keys", "SELECT a", "->('x')", " FROM t");
    shapes.repeat("JSON path with brackets", "SELECT json_extract(a,'$", "[0]", "') FROM t");
    shapes.repeat("a dollar quote", "SELECT $q$", "$x", "$q$");
    shapes.repeat("a comment", "SELECT 1 /* ", "* /", " */");
    shapes.repeat("a name with dots", "SELECT \"a", ".", "\" FROM t");
    shapes.repeat("national texts", "SELECT 1", ",N'x'", "");
    shapes.repeat("dates", "SELECT 1", ",DATE '2026-01-01'", "");
    shapes.repeat("numbers with exponents", "SELECT 1", ",1.5e10", "");
  }
}
