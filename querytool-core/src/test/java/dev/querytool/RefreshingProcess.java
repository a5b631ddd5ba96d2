package dev.querytool;

import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;

/** The child of the kill test: adds a column to every table and refreshes, again and again. */
final class RefreshingProcess {

  private RefreshingProcess() {}

  /** Takes the store and the database. */
  public static void main(String[] arguments) {
    SourceFile source = new SourceFile(Path.of(arguments[1]));
    try (QueryTool tool = QueryTool.open(Path.of(arguments[0]))) {
      tool.connections().register("source", source.url());
      tool.catalog().on("source").table("a").chineseName("甲").field("id").chineseName("编号");
      for (int round = 1; round < 1_000; round++) {
        source.execute(
            "ALTER TABLE a ADD COLUMN c" + round + " TEXT",
            "ALTER TABLE b ADD COLUMN c" + round + " TEXT",
            "ALTER TABLE d ADD COLUMN c" + round + " TEXT");
        KilledProcess.mark("begin " + round);
        tool.catalog().on("source").refresh();
        KilledProcess.mark("done " + round);
      }
    }
  }
}
