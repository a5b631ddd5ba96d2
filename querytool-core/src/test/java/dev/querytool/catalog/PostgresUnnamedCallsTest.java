package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.querytool.QueryTool;
import dev.querytool.catalog.UnnamedCall.Kind;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import dev.querytool.vault.Secret;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresUnnamedCallsTest {

  private static final String BODY = " LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'called'; END$$";

  private TestDatabase database;

  @BeforeEach
  void create() {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void operatorsAreListedWithTheirFunctions() {
    database.execute(
        "CREATE FUNCTION f(varchar, varchar) RETURNS boolean" + BODY,
        "CREATE FUNCTION g(text) RETURNS text" + BODY,
        "CREATE OPERATOR = (FUNCTION = f, LEFTARG = varchar, RIGHTARG = varchar)",
        "CREATE OPERATOR !! (FUNCTION = g, RIGHTARG = text)");

    assertThat(calls())
        .containsExactly(
            operator("!!", "", "text", "g", "text"),
            operator(
                "=",
                "character varying",
                "character varying",
                "f",
                "character varying, character varying"));
  }

  @Test
  void operatorsThatCannotBeMeantAreLeftOut() {
    database.execute(
        "CREATE SCHEMA elsewhere",
        "CREATE FUNCTION f(int, int) RETURNS boolean" + BODY,
        "CREATE OPERATOR = (FUNCTION = f, LEFTARG = int, RIGHTARG = int)",
        "CREATE OPERATOR elsewhere.<-> (FUNCTION = f, LEFTARG = int, RIGHTARG = int)",
        "CREATE EXTENSION citext");

    assertThat(calls()).isEmpty();
  }

  @Test
  void operatorsOfTypesOfUsersTellWhereTheirValuesAre() {
    database.execute(
        "CREATE TYPE mood AS ENUM ('a')",
        "CREATE DOMAIN state AS mood",
        "CREATE TYPE day AS (m state)",
        "CREATE TYPE word AS (w text)",
        "CREATE FUNCTION f(mood, mood) RETURNS boolean" + BODY,
        "CREATE FUNCTION g(text, mood) RETURNS text" + BODY,
        "CREATE FUNCTION h(word, word) RETURNS text" + BODY,
        "CREATE OPERATOR = (FUNCTION = f, LEFTARG = mood, RIGHTARG = mood)",
        "CREATE OPERATOR !! (FUNCTION = f, LEFTARG = mood, RIGHTARG = mood)",
        "CREATE OPERATOR + (FUNCTION = g, LEFTARG = text, RIGHTARG = mood)",
        "CREATE OPERATOR || (FUNCTION = g, LEFTARG = text, RIGHTARG = mood)",
        "CREATE OPERATOR - (FUNCTION = h, LEFTARG = word, RIGHTARG = word)",
        "CREATE OPERATOR > (FUNCTION = h, LEFTARG = word, RIGHTARG = word)");

    assertThat(calls())
        .filteredOn(call -> call.carriers().isEmpty())
        .extracting(UnnamedCall::name)
        .containsExactly("!!", "+", "-");
    assertThat(calls())
        .filteredOn(call -> call.name().equals("=") || call.name().equals("||"))
        .hasSize(2)
        .allSatisfy(
            call ->
                assertThat(call.carriers())
                    .containsExactly("day", "day[]", "mood", "mood[]", "state", "state[]"));
    assertThat(calls())
        .filteredOn(call -> call.name().equals(">"))
        .singleElement()
        .satisfies(call -> assertThat(call.carriers()).containsExactly("word", "word[]"));
  }

  @Test
  void castsTellWhenTheyAreMade() {
    database.execute(
        "CREATE FUNCTION f(text) RETURNS int" + BODY,
        "CREATE FUNCTION g(text) RETURNS bigint" + BODY,
        "CREATE FUNCTION h(text) RETURNS boolean" + BODY,
        "CREATE CAST (text AS int) WITH FUNCTION f(text)",
        "CREATE CAST (text AS bigint) WITH FUNCTION g(text) AS ASSIGNMENT",
        "CREATE CAST (text AS boolean) WITH FUNCTION h(text) AS IMPLICIT",
        "CREATE CAST (int AS text) WITH INOUT AS IMPLICIT");

    assertThat(calls())
        .containsExactly(
            cast(Kind.EXPLICIT_CAST, "integer", "f"),
            cast(Kind.ASSIGNMENT_CAST, "bigint", "g"),
            cast(Kind.IMPLICIT_CAST, "boolean", "h"));
  }

  @Test
  void domainsTellWhatTheirChecksCall() {
    database.execute(
        "CREATE FUNCTION f(text) RETURNS boolean" + BODY,
        "CREATE DOMAIN mail AS text CHECK (f(VALUE)) CHECK (length(VALUE) > 3)",
        "CREATE DOMAIN short AS text CHECK (length(VALUE) < 3)");

    assertThat(calls())
        .containsExactly(
            new UnnamedCall(
                Kind.DOMAIN_CHECK,
                "public",
                "mail",
                "",
                "mail",
                "public",
                "f",
                "text",
                List.of("mail", "mail[]")));
  }

  /** Whoever may make operators could have them called by everybody who reads a structure. */
  @Test
  void readingAStructureCallsNone() {
    database.execute(
        "CREATE TABLE t (a int PRIMARY KEY, b text DEFAULT 'x')",
        "CREATE FUNCTION quote_ident(name) RETURNS text" + BODY,
        "CREATE FUNCTION unnest(name[]) RETURNS SETOF name" + BODY,
        "CREATE FUNCTION concat_ws(text, text, text) RETURNS text" + BODY,
        "CREATE FUNCTION has_table_privilege(oid, varchar) RETURNS boolean" + BODY,
        """
        DO $do$
        DECLARE sign text; l text; r text; made int := 0;
          types text[] := ARRAY['oid', 'regclass', 'regnamespace', 'name', 'text', 'int2', 'int4',
            'int8', 'float4', '"char"'];
        BEGIN
          FOREACH l IN ARRAY types LOOP
            FOREACH r IN ARRAY types LOOP
              EXECUTE format('CREATE FUNCTION planted(%s, %s) RETURNS boolean LANGUAGE plpgsql'
                || ' AS $$BEGIN RAISE EXCEPTION ''called''; END$$', l, r);
              FOREACH sign IN ARRAY ARRAY['=', '<>', '>', '>=', '<=', '||', '~~', '!~~'] LOOP
                IF NOT EXISTS (SELECT FROM pg_operator WHERE oprname = sign
                    AND oprleft = l::regtype AND oprright = r::regtype) THEN
                  EXECUTE format('CREATE OPERATOR %s (FUNCTION = planted, LEFTARG = %s,'
                    || ' RIGHTARG = %s)', sign, l, r);
                  made := made + 1;
                END IF;
              END LOOP;
            END LOOP;
          END LOOP;
          ASSERT made > 500;
        END $do$""");

    assertThatCode(this::calls).doesNotThrowAnyException();
    assertThat(calls()).hasSizeGreaterThan(500);
  }

  private List<UnnamedCall> calls() {
    try (QueryTool tool = QueryTool.inMemory()) {
      tool.connections().register("shop", database.url(), Secret.of(database.server().password()));
      assertThat(tool.connections().privileges("shop").findings()).isNotEmpty();
      return tool.catalog().on("shop").snapshot().unnamedCalls();
    }
  }

  private static UnnamedCall operator(
      String sign, String left, String right, String function, String arguments) {
    return new UnnamedCall(
        Kind.OPERATOR, "public", sign, left, right, "public", function, arguments, List.of());
  }

  private static UnnamedCall cast(Kind kind, String target, String function) {
    return new UnnamedCall(kind, "", target, "text", target, "public", function, "text", List.of());
  }
}
