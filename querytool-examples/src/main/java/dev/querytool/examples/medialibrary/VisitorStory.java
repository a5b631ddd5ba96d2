package dev.querytool.examples.medialibrary;

import dev.querytool.QuerySession;
import dev.querytool.examples.text.ResultText;
import dev.querytool.guard.GuardViolation;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.query.QueryResult;
import java.io.PrintWriter;
import java.util.List;

/** What the visitor reads by SQL, and what is refused. */
final class VisitorStory {

  private static final String DEAREST_CIRCLES =
      """
      SELECT c.name AS 社团, count(*) AS 作品数, CAST(avg(w.price) AS INTEGER) AS 均价
      FROM t_circle c JOIN t_work w ON w.circle_id = c.id
      WHERE w.price > 0
      GROUP BY c.id, c.name
      HAVING count(*) >= 20
      ORDER BY 均价 DESC, c.name
      LIMIT 3""";
  private static final String DUETS =
      """
      SELECT a.name AS one, b.name AS other, count(*) AS works
      FROM r_va_work x
      JOIN r_va_work y ON y.work_id = x.work_id AND y.va_id > x.va_id
      JOIN t_va a ON a.id = x.va_id
      JOIN t_va b ON b.id = y.va_id
      GROUP BY a.id, b.id, a.name, b.name
      ORDER BY works DESC, one, other
      LIMIT 3""";
  private static final String ONE_ROW_PER_WORK =
      """
      SELECT title, name AS circle, vaObj ->> '$.vas[0].name' AS first_voice
      FROM staticMetadata
      WHERE "release" IS NOT NULL
      ORDER BY "release" DESC, id DESC
      LIMIT 3""";
  private static final String EVERYTHING_OF_USERS = "SELECT * FROM t_user ORDER BY name LIMIT 3";

  static final List<String> REFUSED =
      List.of(
          "SELECT name, password FROM t_user",
          "SELECT name FROM t_user WHERE password LIKE '$argon2id$%'",
          "SELECT r.user_name FROM t_review r JOIN t_user u ON u.name = r.user_name\n"
              + "ORDER BY length(u.\"PASSWORD\")",
          "WITH everything AS (SELECT * FROM t_user) SELECT password FROM everything",
          "SELECT name, checksum FROM schema_migrations",
          "UPDATE t_user SET \"group\" = 'administrator' WHERE name = 'ann'");

  private final QuerySession visitor;
  private final PrintWriter out;

  VisitorStory(QuerySession visitor, PrintWriter out) {
    this.visitor = visitor;
    this.out = out;
  }

  void reads() {
    show("The dearest circles", DEAREST_CIRCLES);
    show("Who speaks together most often", DUETS);
    show("The view", ONE_ROW_PER_WORK);
    show("All columns are those that are granted", EVERYTHING_OF_USERS);
  }

  void refusals() {
    for (String sql : REFUSED) {
      out.printf("%n%s%n", sql);
      try {
        run(sql);
        out.println("  was not refused");
      } catch (QueryRefusedException refused) {
        GuardViolation why = refused.violations().get(0);
        out.printf("  refused by %s: %s %s%n", why.rule(), why.message(), why.advice());
      }
    }
  }

  private void show(String title, String sql) {
    out.printf("%n%s%n%s%n%n", title, sql);
    ResultText.table(run(sql)).print(out);
  }

  private QueryResult run(String sql) {
    return visitor.queries().on(RegisteredLibrary.NAME).sql(sql).run();
  }
}
