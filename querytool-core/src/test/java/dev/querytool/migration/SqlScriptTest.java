package dev.querytool.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

  @Test
  void splitsAtSemicolons() throws UnreadableSqlException {
    assertThat(texts("SELECT 1; SELECT 2;\nSELECT 3"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
  }

  @Test
  void leavesOutWhatIsEmpty() throws UnreadableSqlException {
    assertThat(texts(" ; -- nothing; here\n;; /* nor; here */ SELECT 1;;"))
        .containsExactly("SELECT 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'a;b'",
        "SELECT 'it''s; so'",
        "SELECT \"a;b\"",
        "SELECT \"a\"\";b\"",
        "SELECT `a;b`",
        "SELECT [a;b]",
        "SELECT 1 /* a;b */ + 2",
        "SELECT 1 -- a;b\n + 2",
        "SELECT '--;', '/*;'",
        "SELECT x'3B', 列 FROM 表"
      })
  void keepsOneStatementWhole(String statement) throws UnreadableSqlException {
    assertThat(texts(statement + "; SELECT 2")).containsExactly(statement, "SELECT 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END",
        "create temp trigger t after insert on a begin delete from b; delete from c; end",
        "CREATE TEMPORARY TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; END",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END x; SELECT 2; END",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 'x; END;'; -- ; END;\n END",
        "CREATE /* ; */ TRIGGER t AFTER UPDATE ON a WHEN new.b BEGIN UPDATE a SET c = 1; END"
      })
  void keepsATriggerWhole(String trigger) throws UnreadableSqlException {
    assertThat(texts(trigger + ";SELECT 2")).containsExactly(trigger, "SELECT 2");
    assertThat(texts(trigger)).containsExactly(trigger);
  }

  @Test
  void namesTheLineOfEachStatement() throws UnreadableSqlException {
    assertThat(SqlScript.split("-- first\nSELECT 1;\n\n  SELECT\n 2; SELECT 3"))
        .extracting(SqlStatement::line)
        .containsExactly(2, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'open",
        "SELECT \"open",
        "SELECT `open",
        "SELECT [open",
        "SELECT 1 /* open",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b;",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; SELECT CASE 1 END"
      })
  void refusesWhatIsNotFinished(String script) {
    assertThatExceptionOfType(UnreadableSqlException.class)
        .isThrownBy(() -> SqlScript.split("SELECT 1;\n" + script))
        .satisfies(unreadable -> assertThat(unreadable.line()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "begin immediate",
        "COMMIT",
        "END",
        "ROLLBACK",
        "VACUUM",
        "ATTACH 'x' AS y",
        "DETACH y",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA main.foreign_keys(0)",
        "PRAGMA journal_mode = DELETE"
      })
  void refusesWhatCannotRunInATransaction(String statement) {
    assertThatExceptionOfType(UnreadableSqlException.class)
        .isThrownBy(() -> SqlScript.split(statement));
  }

  @Test
  void refusesNulWhereSqliteWouldStopReading() {
    assertThatExceptionOfType(UnreadableSqlException.class)
        .isThrownBy(() -> SqlScript.split("SELECT 1; SELECT '\0'"))
        .withMessageContaining("NUL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAVEPOINT a", "RELEASE a", "ROLLBACK TO a", "PRAGMA user_version = 7"})
  void takesWhatCanRunInATransaction(String statement) throws UnreadableSqlException {
    assertThat(texts(statement)).containsExactly(statement);
  }

  private static List<String> texts(String script) throws UnreadableSqlException {
    return SqlScript.split(script).stream().map(SqlStatement::sql).toList();
  }
}
