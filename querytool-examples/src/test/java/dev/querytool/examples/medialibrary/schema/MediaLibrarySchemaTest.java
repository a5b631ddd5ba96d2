package dev.querytool.examples.medialibrary.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.migration.SchemaDiff;
import dev.querytool.sqlite.SqliteFile;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaLibrarySchemaTest {

  @TempDir Path directory;

  @Test
  void makesANewFileAsTheMigrationsWould() {
    assertThat(SchemaDiff.ofSnapshot(MediaLibrarySchema.migrations()).differences()).isEmpty();
  }

  @Test
  void showsWorksWithoutTagsAndVoices() {
    try (SqliteFile file = MediaLibrarySchema.open(directory.resolve("m.db"), Clock.systemUTC())) {
      file.write(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.executeUpdate("INSERT INTO t_circle VALUES (1, '鈴')");
              return statement.executeUpdate(
                  "INSERT INTO t_work (id, root_folder, dir, title, circle_id)"
                      + " VALUES (5, 'r', 'd', '雨', 1)");
            }
          });
      String row =
          file.read(
              connection -> {
                try (Statement statement = connection.createStatement();
                    ResultSet found =
                        statement.executeQuery(
                            "SELECT circleObj || vaObj || tagObj FROM staticMetadata")) {
                  return found.next() ? found.getString(1) : "";
                }
              });

      assertThat(row).isEqualTo("{\"id\":1,\"name\":\"鈴\"}{\"vas\":[]}{\"tags\":[]}");
    }
  }
}
