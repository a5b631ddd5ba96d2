package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser is given in the place of PostgreSQL's text, and that nothing is lost by it. */
class PostgresStandInsTest {

  private static final Steps STEPS = Steps.of(Dialect.POSTGRES, Set.of());
  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);
  private static final Pattern RELATION = Pattern.compile("\"Relation Name\": \"([^\"]+)\"");

  private static TestDatabase database;
  private static TestDatabase business;
  private static Connection connection;
  private static Connection inBusiness;

  @BeforeAll
  static void open() throws SQLException {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    PostgresStatements.create(database);
    business = Engines.of(Dialect.POSTGRES).newDatabase();
    business.execute(SqliteStatements.resource("postgres-business-schema.sql").split(";\n", -1));
    connection = database.connect();
    inBusiness = business.connect();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    inBusiness.close();
    database.close();
    business.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT a <-> b, a ? 'c'                   ~ SELECT a +   b, a +  'c'
          SELECT @ a, (|/ 4)                        ~ SELECT   a, (   4)
          SELECT range &< b, c ?| d                 ~ SELECT range +  b, c &&  d
          SELECT a OPERATOR(pg_catalog.+) b         ~ SELECT a +                      b
          SELECT f(a => 1, "b" := c)                ~ SELECT f(     1,        c)
          SELECT f(a, VARIADIC b)                   ~ SELECT f(a,          b)
          SELECT a[1:], a[:2], a[:], a[1:2]         ~ SELECT a[1 ], a[ 2], a[1], a[1:2]
          SELECT a FROM ONLY t, u* AS v             ~ SELECT a FROM      t, u  AS v
          SELECT a FROM t TABLESAMPLE system (10)   ~ SELECT a FROM t
          SELECT a FROM t ORDER BY a USING >, b     ~ SELECT a FROM t ORDER BY a        , b
          SELECT a COLLATE pg_catalog."C" < b       ~ SELECT a                        < b
          SELECT a LIKE b ESCAPE c::text            ~ SELECT a LIKE b +      c::text
          SELECT a AT LOCAL                         ~ SELECT a
          SELECT a IS NOT JSON OBJECT, b IS JSON    ~ SELECT a IS NOT NULL       , b IS NULL
          SELECT a = b IS NOT TRUE, c IS TRUE       ~ SELECT a = b +      NULL, c IS TRUE
          SELECT "x.y"."z" FROM "x.y"               ~ SELECT "x·y"."z" FROM "x·y"
          SELECT a::path                            ~ SELECT a::text
          SELECT extract('year' FROM a)             ~ SELECT extract(year   FROM a)
          SELECT sum(a) OVER (w ORDER BY b)         ~ SELECT sum(a) OVER (  ORDER BY b)
          SELECT sum(a) OVER ()::int::text AS b     ~ SELECT sum(a) OVER ()            AS b
          """)
  void writesWhatTheParserKnows(String given, String parsed) {
    CanonicalText text = STEPS.canonical(given);
    assertThat(PostgresStandIns.of(text).sql().replace("pg_catalog.", "").stripTrailing())
        .isEqualTo(parsed);
  }

  static Stream<String> accepted() {
    return Stream.concat(
        PostgresStatements.accepted().map(SqliteStatements.Case::sql),
        PostgresBusinessTest.questions());
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void leavesEachTokenInItsPlace(String sql) {
    CanonicalText text = STEPS.canonical(sql);
    CanonicalText parsed = PostgresStandIns.of(text);
    assertThat(parsed.sql()).hasSameSizeAs(text.sql());
    for (Token token : parsed.tokens()) {
      assertThat(parsed.sql().substring(token.start(), token.end())).isEqualTo(token.text());
      assertThat(text.tokens()).anyMatch(one -> one.start() == token.start());
    }
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.PostgresBusinessTest#questions")
  void namesEachTableThatTheServerReads(String sql) throws SQLException {
    compareTables(sql, inBusiness, Set.of());
  }

  @ParameterizedTest
  @MethodSource("dev.querytool.guard.PostgresStatements#accepted")
  void namesEachTableThatTheServerReadsInOddStatementsToo(SqliteStatements.Case statement)
      throws SQLException {
    compareTables(statement.sql(), connection, Set.of("customers"));
  }

  /** Holds the tables of the plan against those of the proof, but for those below a view. */
  private static void compareTables(String sql, Connection server, Set<String> belowViews)
      throws SQLException {
    ReadOnlyQuery query = GUARD.inspect(sql, PostgresStatements.catalog(server)).orThrow();
    Set<String> known = new TreeSet<>(belowViews);
    query.tables().forEach(table -> known.add(table.tableName()));
    assertThat(planned(server, query.sql())).isSubsetOf(known);
  }

  private static Set<String> planned(Connection server, String sql) throws SQLException {
    Set<String> tables = new TreeSet<>();
    try (Statement statement = server.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery("EXPLAIN (FORMAT JSON) " + sql)) {
        rows.next();
        Matcher relations = RELATION.matcher(rows.getString(1));
        while (relations.find()) {
          tables.add(relations.group(1));
        }
      }
    }
    return tables;
  }

  @Test
  void sparesTheParserNoOperatorThatDoesMoreThanCompute() throws SQLException {
    Set<String> computing = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT oprname FROM pg_operator o JOIN pg_proc p ON p.oid = oprcode WHERE"
                    + " oprnamespace = 'pg_catalog'::regnamespace GROUP BY oprname"
                    + " HAVING bool_and(provolatile <> 'v')")) {
      while (rows.next()) {
        computing.add(rows.getString(1));
      }
    }
    assertThat(computing).contains("+", "@>", "<->", "||/");
    Set<String> read = new TreeSet<>();
    for (String sign : signs()) {
      if (PostgresOperators.between(sign) || PostgresOperators.before(sign)) {
        read.add(sign);
      }
    }
    assertThat(read).hasSizeGreaterThan(70).isSubsetOf(computing);
    assertThat(computing)
        .filteredOn(sign -> !PostgresOperators.between(sign) && !PostgresOperators.before(sign))
        .containsExactly("@@@");
  }

  /** Returns each sign that an operator could be, of up to three characters. */
  private static Set<String> signs() {
    Set<String> all = new TreeSet<>();
    String[] characters = "~!@#^&|?+-*/%<>=".split("");
    for (String first : characters) {
      all.add(first);
      for (String second : characters) {
        all.add(first + second);
        Arrays.stream(characters).forEach(third -> all.add(first + second + third));
      }
    }
    all.add("!~~*");
    all.removeAll(Set.of("!="));
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM customers c, ONLY secrets s WHERE c.name <-> s.value > 1",
        "SELECT name FROM customers ORDER BY (SELECT max(value) FROM secrets) USING >",
        "SELECT tags[(SELECT length(value) FROM secrets):] FROM customers",
        "SELECT tags[:(SELECT length(value) FROM secrets)] FROM customers",
        "SELECT make_interval(days => (SELECT length(value) FROM secrets)) FROM customers",
        "SELECT concat(VARIADIC ARRAY(SELECT value FROM secrets)) FROM customers",
        "SELECT name LIKE 'a' ESCAPE (SELECT value FROM secrets) FROM customers",
        "SELECT rank() OVER (ORDER BY (SELECT value FROM secrets))::int FROM customers",
        "SELECT mode() WITHIN GROUP (ORDER BY (SELECT value FROM secrets)) FILTER (WHERE true)"
            + " FROM customers",
        "SELECT count(*) FROM customers GROUP BY GROUPING SETS ((name), GROUPING SETS"
            + " (((SELECT value FROM secrets)), ()))",
        "SELECT (SELECT value FROM secrets) = name IS TRUE FROM customers",
        "SELECT (SELECT value FROM secrets) IS JSON FROM customers",
        "SELECT substring(name FOR (SELECT length(value) FROM secrets)) FROM customers",
        "SELECT (SELECT value COLLATE \"C\" FROM secrets) COLLATE \"C\" FROM customers"
      })
  void hideNoTable(String sql) throws SQLException {
    assertThat(GUARD.inspect(sql, PostgresStatements.catalog(connection)).orThrow().tables())
        .extracting(TouchedTable::tableName)
        .containsExactly("customers", "secrets");
  }
}
