package dev.querytool.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.sqlite.SqliteFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableRebuildTest {

  @TempDir Path directory;

  private SqliteFile file;

  @BeforeEach
  void open() {
    file = SqliteFile.open(directory.resolve("test.db"));
    Sql.write(
        file,
        "CREATE TABLE log (what TEXT)",
        "CREATE TABLE work (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, price TEXT,"
            + " parent INTEGER REFERENCES work (id), old TEXT)",
        "CREATE TABLE review (work_id INTEGER NOT NULL REFERENCES work (id) ON DELETE CASCADE)",
        "CREATE UNIQUE INDEX work_title ON work (title)",
        "CREATE VIEW titles AS SELECT title FROM work",
        "CREATE VIEW upper_titles AS SELECT upper(title) AS t FROM titles",
        "CREATE TRIGGER titles_insert INSTEAD OF INSERT ON titles"
            + " BEGIN INSERT INTO work (title) VALUES (new.title); END",
        "CREATE TRIGGER work_deleted AFTER DELETE ON work"
            + " BEGIN INSERT INTO log VALUES ('deleted ' || old.title); END",
        "CREATE TRIGGER review_added AFTER INSERT ON review"
            + " BEGIN UPDATE work SET price = 0 WHERE id = new.work_id; END",
        "INSERT INTO work (title, price, old) VALUES ('a', '10', 'x'), ('b', NULL, 'y'), ('c', 1, 'z')",
        "UPDATE work SET parent = 1 WHERE id = 2",
        "DELETE FROM work WHERE id = 3",
        "DELETE FROM log",
        "INSERT INTO review VALUES (1), (2)",
        "UPDATE work SET price = '10' WHERE id = 1",
        "UPDATE work SET price = NULL WHERE id = 2");
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void keepsRowsUnderTheNewDefinition() {
    rebuild(
        context ->
            context
                .rebuild("work")
                .as(
                    "CREATE TABLE work (price INTEGER NOT NULL, title TEXT NOT NULL,"
                        + " id INTEGER PRIMARY KEY AUTOINCREMENT,"
                        + " parent INTEGER REFERENCES work (id), stars INTEGER DEFAULT 3)")
                .copying("price", "coalesce(price, 0)")
                .dropping("old")
                .run());

    assertThat(
            Sql.column(
                file,
                "SELECT id || title || price || typeof(price) || coalesce(parent, '-') || stars FROM work"))
        .containsExactly("1a10integer-3", "2b0integer13");
  }

  @Test
  void leavesChildrenAndTheirReferencesAlone() {
    rebuildPlainly();

    assertThat(Sql.column(file, "SELECT work_id FROM review")).containsExactly("1", "2");
    assertThat(Sql.column(file, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('review')"))
        .containsExactly("work");
    assertThat(Sql.column(file, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('work')"))
        .containsExactly("work");
    Sql.write(file, "UPDATE work SET parent = NULL", "DELETE FROM work WHERE id = 1");
    assertThat(Sql.column(file, "SELECT work_id FROM review")).containsExactly("2");
  }

  @Test
  void putsIndexesViewsAndTriggersBack() {
    rebuildPlainly();

    assertThat(
            Sql.column(
                file,
                "SELECT name FROM sqlite_schema WHERE type IN ('index', 'view', 'trigger')"
                    + " AND sql IS NOT NULL ORDER BY name"))
        .containsExactly(
            "review_added",
            "titles",
            "titles_insert",
            "upper_titles",
            "work_deleted",
            "work_title");
    assertThat(Sql.column(file, "SELECT t FROM upper_titles")).containsExactly("A", "B");
  }

  @Test
  void runsNoTriggerWhileItCopies() {
    rebuildPlainly();

    assertThat(Sql.column(file, "SELECT what FROM log")).isEmpty();
    Sql.write(file, "UPDATE work SET parent = NULL", "DELETE FROM work WHERE id = 1");
    assertThat(Sql.column(file, "SELECT what FROM log")).containsExactly("deleted a");
  }

  @Test
  void goesOnWithTheSequence() {
    rebuildPlainly();

    Sql.write(file, "INSERT INTO titles VALUES ('d')");

    assertThat(Sql.column(file, "SELECT id FROM work WHERE title = 'd'")).containsExactly("4");
    assertThat(Sql.column(file, "SELECT seq FROM sqlite_sequence WHERE name LIKE '%work%'"))
        .containsExactly("4");
    assertThat(Sql.column(file, "SELECT name FROM sqlite_sequence ORDER BY name"))
        .containsExactly("schema_migrations", "work");
  }

  @Test
  void goesOnWithTheSequenceOfAnEmptyTable() {
    Sql.write(file, "DELETE FROM review", "UPDATE work SET parent = NULL", "DELETE FROM work");
    rebuildPlainly();

    Sql.write(file, "INSERT INTO titles VALUES ('d')");

    assertThat(Sql.column(file, "SELECT id FROM work")).containsExactly("4");
  }

  @Test
  void refusesToLoseAColumnUnnamed() {
    assertRefused(
        "would lose column 'old'",
        context ->
            context
                .rebuild("work")
                .as("CREATE TABLE work (id INTEGER PRIMARY KEY, title, price, parent)")
                .run());
  }

  @Test
  void refusesRowsThatDoNotFit() {
    assertRefused(
        "NOT NULL",
        context ->
            context
                .rebuild("work")
                .as(
                    "CREATE TABLE work (id INTEGER PRIMARY KEY, price NOT NULL, title, parent, old)")
                .run());
  }

  @Test
  void refusesAnIndexThatDoesNotFitAnyMore() {
    assertRefused(
        "index 'work_title' does not fit any more",
        context ->
            context
                .rebuild("work")
                .as("CREATE TABLE work (id INTEGER PRIMARY KEY, parent, price, old)")
                .dropping("title")
                .run());
  }

  @Test
  void refusesAViewThatDoesNotFitAnyMore() {
    Sql.write(file, "DROP INDEX work_title");
    assertRefused(
        "view 'titles' does not fit any more",
        context ->
            context
                .rebuild("work")
                .as("CREATE TABLE work (id INTEGER PRIMARY KEY, parent)")
                .dropping("price")
                .dropping("old")
                .dropping("title")
                .run());
  }

  @Test
  void refusesATableThatIsNotThere() {
    assertRefused(
        "no such table", context -> context.rebuild("gone").as("CREATE TABLE gone (a)").run());
  }

  @Test
  void refusesADefinitionOfAnotherTable() {
    assertRefused(
        "names 'other'", context -> context.rebuild("work").as("CREATE TABLE other (a)").run());
  }

  @Test
  void refusesADefinitionThatIsNone() {
    assertRefused(
        "CREATE TABLE name",
        context -> context.rebuild("work").as("CREATE TABLE work AS SELECT 1").run());
    assertRefused("needs as", context -> context.rebuild("work").run());
  }

  @Test
  void refusesToFillAColumnThatIsNotThere() {
    assertRefused(
        "no column 'rating'",
        context ->
            context.rebuild("log").as("CREATE TABLE log (what TEXT)").copying("rating", "1").run());
  }

  private void rebuildPlainly() {
    rebuild(
        context ->
            context
                .rebuild("work")
                .as(
                    "CREATE TABLE work (id INTEGER PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL,"
                        + " price TEXT, parent INTEGER REFERENCES work (id), old TEXT)")
                .run());
  }

  private void rebuild(MigrationStep step) {
    Migration made = Migration.sql("20260101000000_made", "");
    Migrations migrations = Migrations.of(made, Migration.java("20260102000000_rebuild", step));
    Migrator.of(file, migrations).baseline(made.id());
    Migrator.of(file, migrations).up();
  }

  private void assertRefused(String message, MigrationStep step) {
    String before = Sql.column(file, "SELECT group_concat(sql, ';') FROM sqlite_schema").toString();
    Migration made = Migration.sql("20260101000000_made", "");
    if (!Sql.tables(file).contains("schema_migrations")) {
      Migrator.of(file, Migrations.of(made)).baseline(made.id());
      before = Sql.column(file, "SELECT group_concat(sql, ';') FROM sqlite_schema").toString();
    }
    Migrations migrations = Migrations.of(made, Migration.java("20260102000000_rebuild", step));

    assertThatThrownBy(() -> Migrator.of(file, migrations).up())
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("20260102000000_rebuild")
        .hasMessageContaining(message);
    assertThat(Sql.column(file, "SELECT group_concat(sql, ';') FROM sqlite_schema").toString())
        .isEqualTo(before);
  }
}
