package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.Migration;
import dev.querytool.sqlite.SqliteFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A library that was used all the time while its file was migrated. */
final class PopulatedLibrary {

  static final String FIRST = LibraryMigrations.FIRST;
  static final String LAST = "20261122000300_take_in_forks";

  /** What was written after a migration and before the next one. */
  private static final Map<String, String> WRITTEN =
      Map.of(
          FIRST,
          """
          INSERT INTO t_circle (id, name) VALUES (1, '雨音堂'), (2, 'Harbour Sound'), (50, 'gone');
          DELETE FROM t_circle WHERE id = 50;
          INSERT INTO t_work VALUES
            (101, 'main', 'a/101', '静かな雨の夜', 1, 0, '2019-03-04', 1200, 880, 12, 40, 4.62,
              '[{"rate":5,"count":30}]', '[{"term":"day","rank":3}]'),
            (102, 'main', 'a/102', '朝の港 ' || char(10) || '朝の港', 2, 0, '2019-05-01', 7, 550, 0, 1,
              5.0, '[]', NULL),
            (103, 'main', 'a/103', 'Tick Tick', 2, 0, '2019-06-01', 3, 110, 0, 0, 0.0, '[]', NULL),
            (104, 'main', 'a/104', '夜汽車の旅 880円', 1, 0, '2019-07-01', 20, 880, 1, 2, 3.5, '[]',
              NULL),
            (105, 'main', 'a/105', '星を数える45日元', 2, 1, '2019-08-01', 9, 880, 1, 2, 3.5, '[]',
              NULL),
            (123, 'more', 'b/123', '円', 1, 0, '2020-01-01', 5, 330, 2, 2, 4.0, '[]', NULL);
          INSERT INTO t_tag (id, name) VALUES (1, '雨'), (2, '旅');
          INSERT INTO t_va (id, name) VALUES
            (12285, 'かの仔'), (1903985, '伊ヶ崎綾香'), (777, 'か' || char(0x3099) || 'く'), (778, 'がく ');
          INSERT INTO r_tag_work VALUES (1, 101), (2, 104), (1, 104);
          INSERT INTO r_va_work VALUES
            (12285, 101), (1903985, 101), (777, 104), (778, 104), (778, 105);
          INSERT INTO t_user VALUES
            ('ann', 'h1', 'user'), ('bo', 'h2', 'guest'), ('root', 'h3', 'administrator');
          INSERT INTO t_favorite VALUES
            ('ann', 'night', '[101, 102, 999]'), ('ann', 'more', '["102"]'), ('bo', 'none', '');
          """,
          "20210106013350_create_t_review",
          """
          INSERT INTO t_review (user_name, work_id, rating, review_text, created_at, updated_at)
          VALUES
            ('ann', '101', 5, 'like rain', NULL, '2021-01-06 09:00:00'),
            ('bo', '101', 3, 'fine', '2021-01-06 10:00:00', '2021-01-06 10:00:00');
          """,
          "20210108093032_alter_t_reviews",
          """
          UPDATE t_review SET progress = 'listened' WHERE user_name = 'bo';
          INSERT INTO t_review VALUES
            ('ann', '104', NULL, NULL, '2021-01-09 10:00:00', '2021-01-09 10:00:00', 'replay');
          """,
          "20210115014202_add_on_delete_cascade",
          """
          INSERT INTO t_review VALUES
            ('ann', '123', 1, 'first', '2021-01-20 08:00:00', '2021-01-20 08:00:00', NULL),
            ('ann', '0123', 4, 'newest', '2021-01-20 08:00:00', 1611400000000, 'marked'),
            ('ann', ' 123', 2, 'second', '2021-01-20 08:00:00', '2021-01-21T08:00:00.000Z', NULL),
            ('ann', '123.0', 3, 'third', '2021-01-20 08:00:00', 'some day', NULL),
            ('bo', '104', 9, 'out of range', '2021-01-20 08:00:00', '2021-01-20 08:00:00', 'soon');
          """,
          "20210206141840_drop_not_null_constraints",
          """
          INSERT INTO t_work (id, root_folder, dir, title, circle_id)
          VALUES (106, 'more', 'b/106', '図書館の午後', 1);
          """,
          "20210213233544_fill_va_uuid",
          """
          INSERT INTO t_va VALUES ('0f2cc9a2-8824-57bc-863c-8a02a511fb11', 'こっこ');
          INSERT INTO r_va_work VALUES ('0f2cc9a2-8824-57bc-863c-8a02a511fb11', 106);
          """,
          LAST,
          """
          INSERT INTO t_review (user_name, work_id, rating, progress)
          VALUES ('root', 101, 2, 'postponed');
          """);

  private PopulatedLibrary() {}

  /** Migrates a new file and lives on each of its schemas; leaves a copy of it at each. */
  static void live(Path directory) {
    Path used = directory.resolve("used.db");
    for (String id : ids()) {
      try (SqliteFile file = SqliteFile.open(used)) {
        Library.migrator(file).to(id);
        Library.write(file, WRITTEN.getOrDefault(id, ""));
        file.checkpoint();
      }
      Library.copy(used, at(directory, id));
    }
  }

  static Path at(Path directory, String id) {
    return directory.resolve(id + ".db");
  }

  static List<String> ids() {
    return MediaLibrarySchema.migrations().list().stream().map(Migration::id).toList();
  }
}
