package dev.querytool.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExportProgramTest {

  private static final String ENDLESS =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

  @TempDir private Path directory;
  @TempDir private Path folder;

  private String url = "";

  @BeforeEach
  void makeDatabase() throws SQLException {
    Path file = directory.resolve("things.db");
    url = "sqlite:" + file;
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT);"
              + "INSERT INTO thing VALUES (1, '茶'), (2, '=1+1'), (3, NULL)");
    }
  }

  @Test
  void writesCsvAndSaysHowMuch() {
    ProgramRun run = export("SELECT * FROM thing", "things.csv");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("things.csv"))
        .hasContent("id,name\r\n1,茶\r\n2,=1+1\r\n3,\r\n")
        .hasSize(28);
    assertThat(run.out()).matches("3 rows, 28 bytes in \\d+\\.\\d s: .*things\\.csv\\R");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void writesJsonForItsExtension() {
    assertThat(export("SELECT * FROM thing WHERE id = 1", "THINGS.JSON").code()).isZero();

    assertThat(folder.resolve("THINGS.JSON")).hasContent("[{\"id\":1,\"name\":\"茶\"}]");
  }

  @Test
  void writesJsonColumnsAsTheObjectsTheyAreOnRequest() {
    String sql = "SELECT id, json_object('name', name) AS it FROM thing WHERE id = 1";

    assertThat(export(sql, "things.json", "--nested-column", "it").code()).isZero();

    assertThat(folder.resolve("things.json")).hasContent("[{\"id\":1,\"it\":{\"name\":\"茶\"}}]");
  }

  @Test
  void aFormatStandsAboveTheExtension() {
    assertThat(export("SELECT id FROM thing", "things.json", "--format", "csv").code()).isZero();

    assertThat(folder.resolve("things.json")).hasContent("id\r\n1\r\n2\r\n3\r\n");
  }

  @Test
  void writesForSpreadsheets() {
    export("SELECT * FROM thing", "things.csv", "--bom", "--guard-formulas", "--null-text", "NULL");

    assertThat(folder.resolve("things.csv"))
        .hasContent("\uFEFFid,name\r\n1,茶\r\n2,'=1+1\r\n3,NULL\r\n");
  }

  @Test
  void writesMoreRowsThanAResultMayHave() {
    ProgramRun run = export(ENDLESS + " LIMIT 25000", "many.csv");

    assertThat(run.out()).startsWith("25,000 rows, ");
    assertThat(folder.resolve("many.csv"))
        .content(UTF_8)
        .satisfies(text -> assertThat(text.lines()).hasSize(25_001));
  }

  @Test
  void writesNoMoreThanTheLimit() {
    ProgramRun run = export(ENDLESS, "few.csv", "--limit", "1");

    assertThat(run.out()).startsWith("1 row, ");
    assertThat(folder.resolve("few.csv")).hasContent("i\r\n1\r\n");
  }

  @Test
  void keepsAFileThatIsThere() {
    export("SELECT id FROM thing", "things.csv");
    ProgramRun again = export("SELECT name FROM thing", "things.csv");

    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("things.csv' is there already", "--overwrite");
    assertThat(folder.resolve("things.csv")).hasContent("id\r\n1\r\n2\r\n3\r\n");
  }

  @Test
  void replacesAFileIfAskedTo() {
    export("SELECT id FROM thing", "things.csv");
    ProgramRun again = export("SELECT count(*) AS n FROM thing", "things.csv", "--overwrite");

    assertThat(again.code()).isZero();
    assertThat(folder.resolve("things.csv")).hasContent("n\r\n3\r\n");
  }

  @Test
  void leavesTheOldFileIfItFails() {
    export("SELECT id FROM thing", "things.csv");
    ProgramRun again = export(ENDLESS, "things.csv", "--overwrite", "--timeout", "100ms");

    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).startsWith("QUERY_TIMEOUT");
    assertThat(folder.resolve("things.csv")).hasContent("id\r\n1\r\n2\r\n3\r\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void saysThatTheFolderIsNotThere() {
    ProgramRun run = export("SELECT id FROM thing", "no/things.csv");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("the folder of").contains("make it first");
  }

  @Test
  void refusesAWrite() {
    ProgramRun run = export("DELETE FROM thing", "things.csv");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("QUERY_REFUSED");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void endsWith2WhenTheArgumentsAreWrong() {
    assertThat(export("SELECT 1", "things.xml").code()).isEqualTo(2);
    assertThat(export("SELECT 1", "things").err()).contains("ends neither in .csv nor in .json");
    assertThat(export("SELECT 1", "things.csv", "--format", "xml").code()).isEqualTo(2);
    assertThat(export("SELECT 1", "things.json", "--bom").code()).isEqualTo(2);
    assertThat(export("SELECT 1", "things.json", "--guard-formulas").code()).isEqualTo(2);
    assertThat(export("SELECT 1", "things.json", "--null-text", "-").code()).isEqualTo(2);
    assertThat(export("SELECT 1", "things.csv", "--nested").code()).isEqualTo(2);
    assertThat(export("SELECT 1", "things.csv", "--nested-column", "a").code()).isEqualTo(2);
    assertThat(export("SELECT 1", "things.csv", "--limit", "0").code()).isEqualTo(2);
    assertThat(ProgramRun.of("export", "--url", url, "SELECT 1").code()).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  private ProgramRun export(String sql, String file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("export", "--url", url));
    arguments.addAll(List.of("--out", folder.resolve(file).toString()));
    arguments.addAll(List.of(options));
    arguments.add(sql);
    return ProgramRun.of(arguments.toArray(String[]::new));
  }
}
