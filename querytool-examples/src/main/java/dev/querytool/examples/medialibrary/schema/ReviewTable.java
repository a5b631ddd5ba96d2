package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.MigrationContext;

/** The table of reviews in the forms it has had. */
final class ReviewTable {

  private static final String CASCADE = " ON DELETE CASCADE";

  /** Of a time in any form that the original program wrote: text, or milliseconds of the epoch. */
  private static final String UTC =
      """
      CASE WHEN typeof(%1$s) IN ('integer', 'real')
        THEN strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ', %1$s / 1000.0, 'unixepoch')
        ELSE strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ', %1$s)
      END""";

  private static final String REMOVE_OLDER =
      """
      DELETE FROM t_review WHERE rowid IN (
        SELECT review FROM (
          SELECT
            t_review.rowid AS review,
            row_number() OVER (
              PARTITION BY t_review.user_name, coalesce(t_work.id, t_review.work_id)
              ORDER BY %s DESC, t_review.rowid DESC
            ) AS place
          FROM t_review LEFT JOIN t_work ON t_work.id = t_review.work_id
        )
        WHERE place > 1
      )"""
          .formatted(UTC.formatted("t_review.updated_at"));

  private static final String TODAY =
      """
      CREATE TABLE t_review (
        user_name VARCHAR NOT NULL REFERENCES t_user (name) ON DELETE CASCADE,
        work_id INTEGER NOT NULL REFERENCES t_work (id) ON DELETE CASCADE,
        rating INTEGER CHECK (rating IN (1, 2, 3, 4, 5)),
        review_text VARCHAR,
        created_at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        updated_at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
        progress VARCHAR
          CHECK (progress IN ('marked', 'listening', 'listened', 'postponed', 'replay')),
        PRIMARY KEY (user_name, work_id)
      )""";

  private ReviewTable() {}

  static void addCascades(MigrationContext context) {
    context
        .rebuild("t_review")
        .as(original(" NOT NULL DEFAULT CURRENT_TIMESTAMP", CASCADE))
        .copying("created_at", "coalesce(created_at, updated_at, CURRENT_TIMESTAMP)")
        .copying("updated_at", "coalesce(updated_at, created_at, CURRENT_TIMESTAMP)")
        .run();
  }

  static void removeCascades(MigrationContext context) {
    context.rebuild("t_review").as(original("", "")).run();
  }

  /** Of several reviews of one work by one user, the one that was changed last stays. */
  static void keepOnePerWork(MigrationContext context) {
    context.run(REMOVE_OLDER);
    context
        .rebuild("t_review")
        .as(TODAY)
        .copying("rating", "iif(rating IN (1, 2, 3, 4, 5), rating, NULL)")
        .copying("created_at", utcOrAsItIs("created_at"))
        .copying("updated_at", utcOrAsItIs("updated_at"))
        .copying(
            "progress",
            "iif(progress IN ('marked', 'listening', 'listened', 'postponed', 'replay'),"
                + " progress, NULL)")
        .run();
  }

  /** Times stay in the new form, which the older program reads as well. */
  static void makeWorkText(MigrationContext context) {
    context.rebuild("t_review").as(original(" NOT NULL DEFAULT CURRENT_TIMESTAMP", CASCADE)).run();
  }

  private static String utcOrAsItIs(String column) {
    return "coalesce(%s, %s, strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ', 'now'))"
        .formatted(UTC.formatted(column), column);
  }

  private static String original(String time, String action) {
    return """
    CREATE TABLE t_review (
      user_name VARCHAR(255) NOT NULL REFERENCES t_user (name)%2$s,
      work_id VARCHAR(255) NOT NULL REFERENCES t_work (id)%2$s,
      rating INTEGER,
      review_text VARCHAR(255),
      created_at DATETIME%1$s,
      updated_at DATETIME%1$s,
      progress VARCHAR(255),
      PRIMARY KEY (user_name, work_id)
    )"""
        .formatted(time, action);
  }
}
