package dev.querytool.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.QueryTool;
import dev.querytool.catalog.TableEditor;
import dev.querytool.query.QueryResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerBoundsTest {

  @TempDir Path folder;

  @BeforeEach
  void makeNotes() throws SQLException {
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = file.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE notes (id INTEGER, text TEXT);"
              + "INSERT INTO notes VALUES (1, '一二三'), (2, '四五六'), (3, printf('%1500c', 'x')),"
              + " (4, 'left' || char(8238) || 'right' || char(917505))");
    }
  }

  @Test
  void rowsEndWhereTheBytesDoAndThatIsSaid() {
    JsonNode answer = answer("SELECT id, text FROM notes WHERE id < 3", 20);

    assertThat(answer.path("rows").toString()).isEqualTo("[[1,\"一二三\"]]");
    assertThat(answer.path("rowCount").asInt()).isEqualTo(1);
    assertThat(answer.path("truncated").asBoolean()).isTrue();
    assertThat(answer.path("note").asText()).contains("more");
  }

  @Test
  void whatFitsIsWhole() {
    JsonNode answer = answer("SELECT id, text FROM notes WHERE id < 3", 40);

    assertThat(answer.path("rowCount").asInt()).isEqualTo(2);
    assertThat(answer.path("truncated").asBoolean()).isFalse();
    assertThat(answer.has("note")).isFalse();
  }

  @Test
  void aLongCellIsCutAndSaysHowLongItIs() {
    String cell =
        answer("SELECT text FROM notes WHERE id = 3", 5_000).path("rows").path(0).path(0).asText();

    assertThat(cell).hasSizeLessThan(1_100).endsWith("… (cut, 1500 characters)");
  }

  @Test
  void signsThatNobodySeesAreWrittenAsEscapes() throws Exception {
    ObjectNode answer = answer("SELECT text FROM notes WHERE id = 4", 5_000);

    String text = VisibleText.of(answer);

    assertThat(text).contains("left\\u202eright\\udb40\\udc01\"");
    assertThat(new ObjectMapper().readTree(text)).isEqualTo(answer);
  }

  @Test
  void neitherControlsNorFillersNorSelectorsAreLeftUnseen() {
    String unseen =
        "\u007f\u009b31m\u0085\ufe0f\u3164\u034f\u2800\ud800" + Character.toString(0xE0100);

    String text = VisibleText.of(JsonNodeFactory.instance.textNode(unseen));

    assertThat(text)
        .isEqualTo("\"\\u007f\\u009b31m\\u0085\\ufe0f\\u3164\\u034f\\u2800\\ud800\\udb40\\udd00\"");
  }

  @Test
  void whatIsKnownOfATableIsShortAndBoundedTogether() throws SQLException {
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = file.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE replies (note_of_a_note INTEGER REFERENCES notes (id) ON DELETE CASCADE)");
    }
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("notes", "sqlite:" + file());
      TableEditor replies = tool.catalog().on("notes").table("replies");
      replies.note("n".repeat(1_500));

      ObjectNode answer = new CatalogJson(new Limits(100, 60)).table(replies.metadata());

      assertThat(answer.path("note").asText()).endsWith("… (cut, 1500 characters)");
      assertThat(answer.path("fields")).hasSize(1);
      assertThat(answer.path("foreignKeys")).isEmpty();
      assertThat(answer.path("truncated").asBoolean()).isTrue();
    }
  }

  private ObjectNode answer(String sql, int bytes) {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("notes", "sqlite:" + file());
      QueryResult result = tool.queries().on("notes").sql(sql).run();
      return new ResultJson(new Limits(100, bytes))
          .write(result, JsonNodeFactory.instance.objectNode());
    }
  }

  private Path file() {
    return folder.resolve("notes.db");
  }
}
