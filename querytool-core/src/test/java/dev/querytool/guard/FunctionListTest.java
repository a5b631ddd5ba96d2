package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionListTest {

  private final FunctionList functions = FunctionList.of(Dialect.SQLITE, Set.of("Geo_Distance"));

  @Test
  void findsBuiltInFunctionsWithoutCase() {
    assertThat(functions.find("SubStr"))
        .contains(new AllowedFunction("substr", "built-in list of sqlite: text"));
  }

  @Test
  void findsFunctionsOfTheHost() {
    assertThat(functions.find("geo_distance"))
        .contains(new AllowedFunction("geo_distance", "allowed by the host"));
    assertThat(Steps.with(Set.of("REGEXP")).ruleFor("SELECT a REGEXP 'x' FROM t")).isEmpty();
  }

  @Test
  void keepsTheReasonOfABuiltInFunctionThatTheHostNamesToo() {
    assertThat(FunctionList.of(Dialect.SQLITE, Set.of("abs")).find("abs"))
        .contains(new AllowedFunction("abs", "built-in list of sqlite: math"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "load_extension",
        "randomblob",
        "zeroblob",
        "fts3_tokenizer",
        "changes",
        "total_changes",
        "last_insert_rowid",
        "readfile",
        "writefile",
        "edit",
        "optimize",
        "generate_series",
        "replicate",
        "sqlite_log",
        "sqlite_compileoption_get",
        "fts5",
        "rtreecheck",
        "eval",
        ""
      })
  void listsNothingThatDoesMoreThanCompute(String name) {
    assertThat(functions.find(name)).isEmpty();
  }

  @Test
  void tellsTableFunctionsFromOthers() {
    assertThat(functions.readsAsTable("JSON_EACH")).isTrue();
    assertThat(functions.computes("json_each")).isFalse();
    assertThat(functions.readsAsTable("abs")).isFalse();
    assertThat(functions.computes("ABS")).isTrue();
  }

  @Test
  void offersTheNearestNames() {
    assertThat(functions.nearest("substrng")).startsWith("substring");
    assertThat(functions.nearest("lenght")).contains("length");
    assertThat(functions.nearest("x".repeat(10_000))).isEmpty();
  }

  @Test
  void everyListedFunctionIsSqlitesOwn() throws SQLException, IOException {
    Set<String> missing = new TreeSet<>(listed());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM pragma_function_list")) {
      while (rows.next()) {
        missing.remove(rows.getString(1));
      }
      for (String table : List.of("json_each", "json_tree", "jsonb_each", "jsonb_tree")) {
        statement.executeQuery("SELECT * FROM " + table + "('[1]')").close();
        missing.remove(table);
      }
    }
    assertThat(missing).isEmpty();
  }

  private static List<String> listed() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    FunctionList.class.getResourceAsStream("functions/sqlite.txt")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(0, line.indexOf('\t')))
          .toList();
    }
  }
}
