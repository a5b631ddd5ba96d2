package dev.querytool.sqlite;

import dev.querytool.testkit.KilledProcess;
import java.nio.file.Path;

/** A program that commits a row, then stops in the middle of writing another. */
final class WritingProcess {

  private WritingProcess() {}

  public static void main(String[] arguments) {
    try (SqliteFile file = SqliteFile.open(Path.of(arguments[0]))) {
      Sql.write(file, "INSERT INTO t VALUES ('committed')");
      file.write(
          connection -> {
            int rows = Sql.run(connection, "INSERT INTO t VALUES ('not committed')");
            KilledProcess.hold("writing");
            return rows;
          });
    }
  }
}
