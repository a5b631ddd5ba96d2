package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.MigrationContext;

/** The table of works in the forms it has had. */
final class WorkTable {

  private static final String INDEX =
      " ON t_work (circle_id, release, dl_count, review_count, price, rate_average_2dp)";
  private static final String NEW_NAME = "t_work_index";
  private static final String OLD_NAME =
      "t_work_circle_id_release_dl_count_review_count_price_rate_average_2dp_index";

  private WorkTable() {}

  static void allowUnknown(MigrationContext context) {
    context.rebuild("t_work").as(definition("VARCHAR(255)", "")).run();
    index(context, OLD_NAME, NEW_NAME);
  }

  /** What is unknown becomes nothing, since the older program could not say it otherwise. */
  static void requireAll(MigrationContext context) {
    context
        .rebuild("t_work")
        .as(definition("VARCHAR(255)", " NOT NULL"))
        .copying("nsfw", "coalesce(nsfw, 0)")
        .copying("release", "coalesce(release, '')")
        .copying("dl_count", "coalesce(dl_count, 0)")
        .copying("price", "coalesce(price, 0)")
        .copying("review_count", "coalesce(review_count, 0)")
        .copying("rate_count", "coalesce(rate_count, 0)")
        .copying("rate_average_2dp", "coalesce(rate_average_2dp, 0)")
        .copying("rate_count_detail", "coalesce(rate_count_detail, '[]')")
        .run();
    index(context, NEW_NAME, OLD_NAME);
  }

  /**
   * Returns the definition.
   *
   * @param text the type of what is text
   * @param facts what is demanded of that which a shop says of a work
   */
  static String definition(String text, String facts) {
    return """
    CREATE TABLE t_work (
      id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
      root_folder %1$s NOT NULL,
      dir %1$s NOT NULL,
      title %1$s NOT NULL,
      circle_id INTEGER NOT NULL REFERENCES t_circle (id),
      nsfw BOOLEAN%2$s,
      release %1$s%2$s,
      dl_count INTEGER%2$s,
      price INTEGER%2$s,
      review_count INTEGER%2$s,
      rate_count INTEGER%2$s,
      rate_average_2dp FLOAT%2$s,
      rate_count_detail TEXT%2$s,
      rank TEXT
    )"""
        .formatted(text, facts);
  }

  private static void index(MigrationContext context, String away, String there) {
    context.run("DROP INDEX IF EXISTS " + away);
    context.run("CREATE INDEX IF NOT EXISTS " + there + INDEX);
  }
}
