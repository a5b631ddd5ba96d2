package dev.querytool.examples.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.QueryTool;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends each statement by hand the whole way of a model's answer and holds what comes back against
 * what the bare driver gives for it.
 */
class GoldRunTest {

  private static final boolean DEEP = Boolean.getBoolean("querytool.tests.deep");

  @TempDir private Path directory;

  @TestFactory
  List<DynamicTest> noStatementIsLostOnTheWay() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : List.of("shop", "media")) {
      tests.add(
          DynamicTest.dynamicTest(
              name + " on SQLite", () -> check(name, SampleDatabase.sqlite(name, directory))));
      for (TestServer server : Engines.all().toList()) {
        tests.add(
            DynamicTest.dynamicTest(
                name + " on " + server, () -> check(name, SampleDatabase.on(server, name))));
      }
    }
    return tests;
  }

  private static void check(String name, SampleDatabase database) throws IOException, SQLException {
    List<String> wrong = new ArrayList<>();
    GoldModel gold = new GoldModel();
    try (database;
        QueryTool tool = QueryTool.builder().models(gold.alone()).openInMemory();
        Connection bare = database.connect()) {
      database.register(tool, "sample");
      Evaluator evaluator = new Evaluator(tool.natural().on("sample"), tool.queries().on("sample"));
      for (GoldQuestion question : questions(name, database.dialect())) {
        gold.next(question.sql());
        Evaluation evaluation = evaluator.evaluate(question);
        if (evaluation.outcome() != Outcome.EQUAL || evaluation.repairs() > 0) {
          wrong.add(evaluation.toString());
        } else if (!givesTheSame(tool, bare, question)) {
          wrong.add(question + " gives other rows than by the bare driver");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** MySQL runs the statements of MariaDB, so in short builds it is asked every third. */
  private static List<GoldQuestion> questions(String name, Dialect dialect) throws IOException {
    List<GoldQuestion> questions = new ArrayList<>(SampleQuestions.of(name, dialect));
    if (DEEP && name.equals("shop")) {
      questions.addAll(SampleQuestions.idioms(dialect));
    }
    int step = DEEP || dialect != Dialect.MYSQL ? 1 : 3;
    return IntStream.range(0, questions.size())
        .filter(number -> number % step == 0)
        .mapToObj(questions::get)
        .toList();
  }

  private static boolean givesTheSame(QueryTool tool, Connection bare, GoldQuestion question)
      throws SQLException {
    ComparedRows expected = bareRows(bare, question.sql());
    assertThat(expected.rows()).as(question.id()).isNotEmpty();
    ComparedRows given = ComparedRows.of(tool.queries().on("sample").sql(question.sql()).run());
    return given.sameAs(expected, OrderedText.isOrdered(question.sql()));
  }

  private static ComparedRows bareRows(Connection bare, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = bare.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= width; column++) {
          row.add(ComparableValue.of(plain(result, column)));
        }
        rows.add(row);
      }
      return new ComparedRows(width, rows);
    } catch (SQLException e) {
      throw new SQLException(sql, e);
    }
  }

  private static @Nullable Object plain(ResultSet result, int column) throws SQLException {
    Object value = result.getObject(column);
    if (!(value instanceof Date)) {
      return value;
    }
    return result.getMetaData().getColumnType(column) == Types.DATE
        ? result.getObject(column, LocalDate.class)
        : result.getObject(column, LocalDateTime.class);
  }
}
