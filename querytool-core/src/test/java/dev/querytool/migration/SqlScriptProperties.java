package dev.querytool.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SqlScriptProperties {

  @Property(seed = "20261121", tries = 500)
  void findsTheStatementsThatWereJoined(@ForAll("statements") List<String> statements)
      throws UnreadableSqlException {
    String script = String.join(" ; ", statements);

    assertThat(SqlScript.split(script).stream().map(SqlStatement::sql))
        .containsExactlyElementsOf(statements);
  }

  @Property(seed = "20261121", tries = 150)
  void runsAllThatSqliteItselfWouldRun(@ForAll("statements") List<String> statements)
      throws SQLException, UnreadableSqlException {
    String script = String.join(";\n", statements);
    try (Connection atOnce = database();
        Connection oneByOne = database()) {
      Rows.execute(atOnce, "SELECT 1");
      try (Statement whole = atOnce.createStatement()) {
        whole.executeUpdate(script);
      }
      for (SqlStatement statement : SqlScript.split(script)) {
        Rows.execute(oneByOne, statement.sql());
      }

      assertThat(contents(oneByOne)).isEqualTo(contents(atOnce));
    }
  }

  @Provide
  Arbitrary<List<String>> statements() {
    return statement().list().ofMinSize(1).ofMaxSize(6).map(SqlScriptProperties::numbered);
  }

  /** The names N are made different afterwards. */
  private static Arbitrary<String> statement() {
    Arbitrary<String> value = value();
    return Arbitraries.oneOf(
        value.map("INSERT INTO a VALUES (%s)"::formatted),
        Combinators.combine(name(), value)
            .as((name, text) -> "CREATE TABLE tN (%s TEXT DEFAULT %s)".formatted(name, text)),
        Combinators.combine(value, value)
            .as(
                (one, two) ->
                    ("CREATE TRIGGER gN AFTER INSERT ON a WHEN new.x = %s BEGIN INSERT INTO b"
                            + " SELECT CASE WHEN 1 THEN %s ELSE 'END' END; DELETE FROM b WHERE 0; END")
                        .formatted(one, two)));
  }

  private static Arbitrary<String> value() {
    return text().map(text -> "'" + text.replace("'", "''") + "'");
  }

  private static Arbitrary<String> name() {
    return text()
        .map(text -> "x" + text.replace("]", "").replace("\0", ""))
        .flatMap(
            text ->
                Arbitraries.of(
                    "\"" + text.replace("\"", "\"\"") + "\"",
                    "`" + text.replace("`", "``") + "`",
                    "[" + text + "]"));
  }

  private static Arbitrary<String> text() {
    return Arbitraries.of(
            "a", ";", "'", "\"", "`", "[", "--", "/*", "*/", "\n", "END", " ", "é", "中")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  private static List<String> numbered(List<String> statements) {
    int[] next = {0};
    return statements.stream()
        .map(statement -> statement.replaceFirst("tN|gN", "n" + next[0]++))
        .collect(Collectors.toList());
  }

  private static Connection database() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    Rows.execute(connection, "CREATE TABLE a (x)");
    Rows.execute(connection, "CREATE TABLE b (x)");
    return connection;
  }

  private static List<String> contents(Connection connection) throws SQLException {
    return Rows.list(
        connection,
        "SELECT 'schema ' || name || ' ' || sql FROM sqlite_schema UNION ALL SELECT 'a ' || x FROM a"
            + " UNION ALL SELECT 'b ' || x FROM b",
        row -> row.getString(1));
  }
}
