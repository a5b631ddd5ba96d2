package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.MigrationContext;

/**
 * The tables of today. Text has no length, since SQLite enforces none; no part of a key may be
 * missing, which SQLite allows unless it is told; what links two things goes when either goes.
 */
final class SettledTables {

  private static final String CASCADE = " ON UPDATE CASCADE ON DELETE CASCADE";

  private SettledTables() {}

  /** Removes what lacks a key first: nothing can refer to it, and it refers to nothing. */
  static void require(MigrationContext context) {
    context.run(
        """
        DELETE FROM r_tag_work WHERE tag_id IS NULL OR work_id IS NULL;
        DELETE FROM r_va_work WHERE va_id IS NULL OR work_id IS NULL;
        DELETE FROM t_va WHERE id IS NULL;
        """);
    write(context, "VARCHAR", " NOT NULL", CASCADE);
    context.rebuild("t_work").as(WorkTable.definition("VARCHAR", "")).run();
    context.run(
        """
        CREATE INDEX r_tag_work_by_work ON r_tag_work (work_id);
        CREATE INDEX r_va_work_by_work ON r_va_work (work_id);
        CREATE INDEX t_review_by_work ON t_review (work_id);
        """);
  }

  static void release(MigrationContext context) {
    context.run(
        """
        DROP INDEX t_review_by_work;
        DROP INDEX r_va_work_by_work;
        DROP INDEX r_tag_work_by_work;
        """);
    context.rebuild("t_work").as(WorkTable.definition("VARCHAR(255)", "")).run();
    write(context, "VARCHAR(255)", "", "");
  }

  private static void write(MigrationContext context, String text, String key, String tagged) {
    String[] named = {
      "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", "name " + text + " NOT NULL"
    };
    rebuild(context, "t_circle", named);
    rebuild(context, "t_tag", named);
    rebuild(context, "t_va", "id " + text + key + " PRIMARY KEY", "name " + text + " NOT NULL");
    rebuild(
        context,
        "r_tag_work",
        "tag_id INTEGER" + key + " REFERENCES t_tag (id)" + tagged,
        "work_id INTEGER" + key + " REFERENCES t_work (id)" + tagged,
        "PRIMARY KEY (tag_id, work_id)");
    rebuild(
        context,
        "r_va_work",
        "va_id " + text + key + " REFERENCES t_va (id)" + CASCADE,
        "work_id INTEGER" + key + " REFERENCES t_work (id)" + CASCADE,
        "PRIMARY KEY (va_id, work_id)");
    rebuild(
        context,
        "t_user",
        "name " + text + " NOT NULL PRIMARY KEY",
        "password " + text + " NOT NULL",
        "\"group\" " + text + " NOT NULL");
  }

  private static void rebuild(MigrationContext context, String table, String... parts) {
    context
        .rebuild(table)
        .as("CREATE TABLE " + table + " (" + String.join(", ", parts) + ")")
        .run();
  }
}
