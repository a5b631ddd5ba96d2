package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of others that are called as the built-in ones are, and fit the arguments better. */
class PostgresCallsTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    database.execute(
        "CREATE TABLE writes (what text)",
        "CREATE TABLE words (word varchar(10))",
        "INSERT INTO words VALUES ('a')",
        "CREATE FUNCTION plant(what text) RETURNS text LANGUAGE plpgsql AS"
            + " $$BEGIN INSERT INTO writes VALUES (what); RETURN what; END$$",
        "CREATE FUNCTION lower(varchar) RETURNS text LANGUAGE sql AS 'SELECT plant(''lower'')'",
        "CREATE FUNCTION public.substring(varchar, int) RETURNS text LANGUAGE sql AS"
            + " 'SELECT plant(''substring'')'",
        "CREATE FUNCTION length(varchar) RETURNS int LANGUAGE sql AS"
            + " 'SELECT pg_catalog.length(plant(''length''))'",
        "CREATE FUNCTION generate_series(varchar) RETURNS text LANGUAGE sql AS"
            + " 'SELECT plant(''series'')'");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT lower(word) FROM words",
        "SELECT LOWER (word), length(word) FROM words",
        "SELECT substring(word, 1) FROM words",
        "SELECT count(*) FILTER (WHERE lower(word) = 'a') FROM words",
        "SELECT max(lower(word)) OVER (ORDER BY length(word)) FROM words"
      })
  void neverTakeTheBuiltInsPlace(String sql) throws SQLException {
    run(GUARD.inspect(sql).orThrow().sql());
    assertThat(writes()).isZero();
  }

  @Test
  void wouldTakeItInTheTextAsItWasGiven() throws SQLException {
    run("SELECT lower(word), substring(word, 1), length(word) FROM words");
    assertThat(writes()).isEqualTo(3);
  }

  @Test
  void areCalledByTheirNameAloneIfTheHostAllowsThem() throws SQLException {
    SqlGuard guard = SqlGuard.builder(Dialect.POSTGRES).allowFunctions(Set.of("plant")).build();
    assertThat(guard.inspect("SELECT plant(word) FROM words").orThrow().sql())
        .isEqualTo("SELECT plant(word) FROM words");
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int writes() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM writes")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
