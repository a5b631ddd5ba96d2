package dev.querytool.examples.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.QueryTool;
import dev.querytool.query.Row;
import dev.querytool.query.RowStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedTableTest {

  @TempDir private Path folder;
  private String url = "";

  @BeforeEach
  void makeRowsThatGrow() throws SQLException {
    Path file = folder.resolve("rows.db");
    url = "sqlite:" + file;
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = database.createStatement()) {
      statement.executeUpdate(
          "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, n INTEGER);"
              + "WITH RECURSIVE i(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM i WHERE i < 102)"
              + " INSERT INTO item SELECT i, CASE WHEN i = 101 THEN '下单时间' ELSE 'a' END, i FROM i");
    }
  }

  @Test
  void theFirstHundredRowsDecideTheWidths() throws IOException {
    List<String> lines = print();

    assertThat(lines).hasSize(104).startsWith("id  │ name │ n", "────┼──────┼────");
    assertThat(lines.get(2)).isEqualTo("1   │ a    │ 1");
    assertThat(lines.get(101)).isEqualTo("100 │ a    │ 100");
    assertThat(lines.get(103)).isEqualTo("102 │ a    │ 102");
  }

  @Test
  void aWiderCellLaterOnIsPrintedWhole() throws IOException {
    assertThat(print().get(102)).isEqualTo("101 │ 下单时间 │ 101");
  }

  @Test
  void holdsNothingBackAfterTheFirstHundredRows() throws IOException {
    List<Long> printed = new ArrayList<>();

    print(printed);

    assertThat(printed.subList(0, 99)).containsOnly(0L);
    assertThat(printed.subList(99, 102)).containsExactly(102L, 103L, 104L);
  }

  private List<String> print() throws IOException {
    return print(new ArrayList<>());
  }

  /** Prints the rows, and notes after each how many lines there are. */
  private List<String> print(List<Long> printed) throws IOException {
    StringWriter text = new StringWriter();
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("rows", url);
      try (RowStream rows = tool.queries().on("rows").sql("SELECT * FROM item").stream()) {
        StreamedTable table = new StreamedTable(rows.columns(), text);
        for (Row row : rows) {
          table.add(row);
          printed.add(text.toString().lines().count());
        }
        table.end();
      }
    }
    return text.toString().lines().toList();
  }
}
