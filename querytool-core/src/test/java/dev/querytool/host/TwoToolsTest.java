package dev.querytool.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.QueryTool;
import dev.querytool.guard.HostFunctions;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.query.QueryExecutionException;
import dev.querytool.sqlite.SqliteFile;
import dev.querytool.testing.ScriptedLanguageModel;
import java.nio.file.Path;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two tools in one process, with a database of the same name each. */
class TwoToolsTest {

  @TempDir private Path folder;

  private QueryTool first;
  private QueryTool second;

  @BeforeEach
  void openBoth() {
    first =
        QueryTool.builder()
            .store(folder.resolve("first.db"))
            .allowFunctions("shop", HostFunctions.of("own_function"))
            .model(ScriptedLanguageModel.saying("```sql\nSELECT 'first' AS says\n```"))
            .open();
    second =
        QueryTool.builder()
            .store(folder.resolve("second.db"))
            .model(ScriptedLanguageModel.saying("```sql\nSELECT 'second' AS says\n```"))
            .open();
    register(first, "first");
    register(second, "second");
  }

  @AfterEach
  void closeBoth() {
    first.close();
    second.close();
  }

  private void register(QueryTool tool, String name) {
    Path shop = folder.resolve(name + "-shop.db");
    try (SqliteFile file = SqliteFile.open(shop)) {
      file.write(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.executeUpdate("CREATE TABLE t AS SELECT '" + name + "' AS says");
            }
          });
    }
    tool.connections().register("shop", "sqlite:" + shop);
  }

  private static String says(QueryTool tool) {
    return tool.queries()
        .on("shop")
        .sql("SELECT says FROM t")
        .run()
        .rows()
        .get(0)
        .value("says", String.class)
        .orElseThrow();
  }

  @Test
  void eachReadsItsOwnDatabase() {
    assertThat(says(first)).isEqualTo("first");
    assertThat(says(second)).isEqualTo("second");
  }

  @Test
  void eachAsksItsOwnModel() {
    assertThat(first.natural().on("shop").ask("Who?").generatedSql().orElseThrow())
        .contains("'first'");
    assertThat(second.natural().on("shop").ask("Who?").generatedSql().orElseThrow())
        .contains("'second'");
  }

  @Test
  void whatOneMayCallTheOtherMayNot() {
    assertThatThrownBy(() -> first.queries().on("shop").sql("SELECT own_function(1)").run())
        .isInstanceOf(QueryExecutionException.class);
    assertThatThrownBy(() -> second.queries().on("shop").sql("SELECT own_function(1)").run())
        .isInstanceOf(QueryRefusedException.class);
  }

  @Test
  void closingOneLeavesTheOtherAtWork() {
    says(second);
    first.close();
    assertThat(says(second)).isEqualTo("second");
  }
}
