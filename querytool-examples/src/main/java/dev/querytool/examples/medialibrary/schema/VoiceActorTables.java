package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.MigrationContext;

/** The tables of voice actors and of their works, as the original program had them. */
final class VoiceActorTables {

  private VoiceActorTables() {}

  static void makeKeysText(MigrationContext context) {
    context
        .rebuild("t_va")
        .as("CREATE TABLE t_va (id VARCHAR(255) PRIMARY KEY, name VARCHAR(255) NOT NULL)")
        .run();
    context
        .rebuild("r_va_work")
        .as(links("VARCHAR(255)", " ON UPDATE CASCADE ON DELETE CASCADE"))
        .run();
  }

  /** Fails on a key that is no number, which only a later migration can have made. */
  static void makeKeysNumbers(MigrationContext context) {
    context
        .rebuild("t_va")
        .as("CREATE TABLE t_va (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(255) NOT NULL)")
        .run();
    context.rebuild("r_va_work").as(links("INTEGER", "")).run();
  }

  private static String links(String key, String actions) {
    return """
    CREATE TABLE r_va_work (
      va_id %1$s REFERENCES t_va (id)%2$s,
      work_id INTEGER REFERENCES t_work (id)%2$s,
      PRIMARY KEY (va_id, work_id)
    )"""
        .formatted(key, actions);
  }
}
