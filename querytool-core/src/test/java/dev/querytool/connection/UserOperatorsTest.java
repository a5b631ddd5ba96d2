package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.Secret;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators and casts of PostgreSQL's users, which the signs of a plain query call. */
class UserOperatorsTest {

  private static final String WRITES = "LANGUAGE plpgsql AS $$BEGIN INSERT INTO public.hits VALUES";

  private final MemoryStore store = new MemoryStore();
  private TestDatabase database;
  private TestDatabase.LogIn user;
  private ManagedConnections connections;

  @BeforeEach
  void open() {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    user = database.newReader();
    database.execute(
        "CREATE TABLE hits (n int)",
        "CREATE TABLE t (v varchar(10), w varchar(10))",
        "INSERT INTO t VALUES ('a', 'a')",
        "CREATE TYPE mood AS ENUM ('sad', 'ok')",
        "CREATE DOMAIN word AS text");
    connections = ManagedConnections.builder(store, store).build();
  }

  @AfterEach
  void close() {
    connections.close();
    database.close();
  }

  /** Only the read-only transaction stops them, and the error shows that they were called. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 FROM t WHERE v = w",
        "SELECT 1 FROM t WHERE v = 'a'",
        "SELECT 1 FROM t WHERE v IN (w, 'b'::varchar)",
        "SELECT 1 FROM t WHERE v IN (SELECT w FROM t)",
        "SELECT 1 FROM t x JOIN t y USING (v)",
        "SELECT CASE v WHEN w THEN 1 END FROM t",
        "SELECT nullif(v, w) FROM t",
        "SELECT 1 FROM t WHERE v IS DISTINCT FROM w"
      })
  void areCalledByPlainSigns(String sql) throws SQLException {
    makeEquals("varchar");
    connections.register("shop", database.url(user.user()), Secret.of(user.password()));
    try (ReadSession session = connections.borrow("shop");
        Statement statement = session.jdbc().createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery(sql))
          .hasMessageContaining("cannot execute INSERT in a read-only transaction");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "varchar | =   | = (character varying, character varying)",
        "int     | ### | ### (integer, integer)",
        "mood    | =   | = (mood, mood)",
        "word    | =   | = (word, word)"
      })
  void onAnyTypeAreFound(String type, String sign, String shown) {
    makeEquals(type, "public." + sign);
    assertFound(shown);
  }

  @ParameterizedTest
  @CsvSource({"int, date", "mood, text"})
  void castsWithFunctionsAreFound(String from, String to) {
    database.execute(
        "CREATE FUNCTION made("
            + from
            + ") RETURNS "
            + to
            + " LANGUAGE sql AS 'SELECT NULL::"
            + to
            + "'",
        "CREATE CAST (" + from + " AS " + to + ") WITH FUNCTION made(" + from + ")");
    assertFound("cast of " + (from.equals("int") ? "integer" : from) + " to " + to);
  }

  @Test
  void checksOfDomainsThatCallFunctionsAreCalledAndFound() throws SQLException {
    database.execute(
        "CREATE FUNCTION note(text) RETURNS boolean " + WRITES + " (1); RETURN true; END$$",
        "CREATE DOMAIN noted AS text CHECK (note(VALUE))",
        "CREATE DOMAIN plain AS text CHECK (length(VALUE) > 0)",
        "CREATE TABLE kept (a noted[], b plain[])",
        "INSERT INTO kept VALUES ('{}', '{}')");
    assertFound("check of noted");
    assertThat(report().toString()).doesNotContain("of plain");
    try (ReadSession session = connections.borrow("shop");
        Statement statement = session.jdbc().createStatement()) {
      assertThatThrownBy(
              () -> statement.executeQuery("SELECT pg_catalog.array_append(a, 'x') FROM kept"))
          .hasMessageContaining("cannot execute INSERT in a read-only transaction");
    }
  }

  @Test
  void moreThanFiveAreCounted() {
    for (int i = 0; i < 7; i++) {
      makeEquals("varchar", "public." + "=".repeat(i + 1));
    }
    assertThat(report().toString())
        .contains("7 operators")
        .contains("===== (")
        .doesNotContain("======");
  }

  @Test
  void ofExtensionsAndOutsideThePathAreNot() {
    database.execute(
        "CREATE EXTENSION citext",
        "CREATE EXTENSION hstore",
        "CREATE SCHEMA aside",
        "GRANT USAGE ON SCHEMA aside TO " + user.user());
    makeEquals("varchar", "aside.=");
    assertThat(report().isReadOnly()).as(report().toString()).isTrue();
  }

  @Test
  void keepADatabaseFromBeingRegisteredWhereThatIsRequired() {
    makeEquals("varchar");
    try (ManagedConnections strict =
        ManagedConnections.builder(store, store).requireLeastPrivilege().build()) {
      assertThatExceptionOfType(ConnectionFailedException.class)
          .isThrownBy(
              () -> strict.register("s", database.url(user.user()), Secret.of(user.password())))
          .withMessageContaining("= (character varying, character varying)")
          .satisfies(e -> assertThat(e.details()).containsEntry("failure", "excessive_privileges"));
    }
  }

  @Test
  void aFunctionThatReadsFilesIsFoundWithoutAnyMembership() {
    database.execute("GRANT EXECUTE ON FUNCTION pg_read_file(text) TO " + user.user());
    PrivilegeReport report = report();
    assertThat(report.findings())
        .anySatisfy(
            one -> {
              assertThat(one.code()).isEqualTo(PrivilegeCode.SERVER_FILES);
              assertThat(one.text()).contains("pg_read_file");
            });
  }

  private void makeEquals(String type) {
    makeEquals(type, "public.=");
  }

  private void makeEquals(String type, String operator) {
    database.execute(
        "CREATE OR REPLACE FUNCTION public.eq_"
            + type
            + "("
            + type
            + ", "
            + type
            + ") RETURNS boolean "
            + WRITES
            + " (1); RETURN true; END$$",
        "CREATE OPERATOR "
            + operator
            + " (LEFTARG = "
            + type
            + ", RIGHTARG = "
            + type
            + ", FUNCTION = public.eq_"
            + type
            + ")");
  }

  private void assertFound(String shown) {
    PrivilegeReport report = report();
    assertThat(report.findings())
        .anySatisfy(
            one -> {
              assertThat(one.code()).isEqualTo(PrivilegeCode.USER_OPERATORS);
              assertThat(one.text()).startsWith("1 operators, casts or checks").contains(shown);
            });
    assertThat(report.isReadOnly()).isFalse();
  }

  private PrivilegeReport report() {
    connections.register("shop", database.url(user.user()), Secret.of(user.password()));
    return connections.privileges("shop");
  }
}
