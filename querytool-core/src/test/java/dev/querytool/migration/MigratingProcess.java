package dev.querytool.migration;

import dev.querytool.sqlite.SqliteFile;
import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A program that migrates a file and says how far it is, so that it can be killed on the way. */
final class MigratingProcess {

  static final int STEPS = 6;
  static final List<String> PHASES = List.of("begun", "half", "done");

  private static final int ROWS = 400;

  private MigratingProcess() {}

  /** Arguments: the file; {@code steps} or {@code snapshot}; the mark to hold at, if any. */
  public static void main(String[] arguments) {
    String holdAt = arguments.length > 2 ? arguments[2] : "";
    Consumer<String> speaker =
        mark -> {
          if (mark.equals(holdAt)) {
            KilledProcess.hold(mark);
          } else {
            KilledProcess.mark(mark);
          }
        };
    try (SqliteFile file = SqliteFile.open(Path.of(arguments[0]))) {
      Migrations steps = migrations(speaker);
      Migrations all = arguments[1].equals("snapshot") ? steps.withSnapshot(snapshot()) : steps;
      speaker.accept("opened");
      Migrator.of(file, all).up();
      speaker.accept("migrated");
    }
  }

  static Migrations migrations(Consumer<String> speaker) {
    List<Migration> all = new ArrayList<>();
    all.add(step(speaker, 1, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)", childTable("")));
    all.add(step(speaker, 2, fill("t", 1), fill("t", ROWS + 1)));
    all.add(step(speaker, 3, "CREATE VIEW v AS SELECT b FROM t", "CREATE INDEX t_b ON t (b)"));
    all.add(step(speaker, 4, fill("c", 1), fill("c", ROWS + 1)));
    all.add(
        rebuild(
            speaker,
            5,
            context ->
                context
                    .rebuild("t")
                    .as("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL DEFAULT '')")
                    .run()));
    all.add(
        rebuild(
            speaker,
            6,
            context -> context.rebuild("c").as(childTable(" ON DELETE CASCADE")).run()));
    return Migrations.of(all);
  }

  static String id(int step) {
    return "2026010%d000000_step".formatted(step);
  }

  private static Migration step(Consumer<String> speaker, int number, String one, String two) {
    return Migration.java(
        id(number),
        context -> {
          speaker.accept(number + " begun");
          context.run(one);
          speaker.accept(number + " half");
          context.run(two);
          speaker.accept(number + " done");
        });
  }

  private static Migration rebuild(Consumer<String> speaker, int number, MigrationStep work) {
    return Migration.java(
        id(number),
        context -> {
          speaker.accept(number + " begun");
          context.run("UPDATE t SET b = upper(b)");
          speaker.accept(number + " half");
          work.run(context);
          speaker.accept(number + " done");
        });
  }

  private static String snapshot() {
    return String.join(
        ";",
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL DEFAULT '')",
        childTable(" ON DELETE CASCADE"),
        fill("t", 1),
        fill("t", ROWS + 1),
        fill("c", 1),
        fill("c", ROWS + 1),
        "UPDATE t SET b = upper(b)",
        "CREATE VIEW v AS SELECT b FROM t",
        "CREATE INDEX t_b ON t (b)");
  }

  private static String childTable(String action) {
    return "CREATE TABLE c (a INTEGER PRIMARY KEY REFERENCES t (a)" + action + ", b TEXT)";
  }

  private static String fill(String table, int first) {
    return """
        INSERT INTO %s (a, b)
        WITH RECURSIVE n (x) AS (SELECT %d UNION ALL SELECT x + 1 FROM n WHERE x < %d)
        SELECT x, 'row ' || hex(zeroblob(200)) || x FROM n"""
        .formatted(table, first, first + ROWS - 1);
  }
}
