package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostgresTypesTest extends EngineTypesContract {

  private static final String ID = "00112233-4455-6677-8899-aabbccddeeff";

  @Override
  TestDatabase newDatabase() {
    TestDatabase database = Engines.of(Dialect.POSTGRES).newDatabase();
    database.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'ok')",
        "CREATE TYPE pair AS (a int, b text)",
        "CREATE DOMAIN positive AS integer CHECK (value > 0)");
    return database;
  }

  @Override
  TypeTable table() {
    return TypeTable.read(1, 0, 2);
  }

  @Override
  List<TypeCase> cases() {
    return Stream.of(numbers(), texts(), times(), PostgresArrays.cases(), others())
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void aSerialColumnIsAnInteger() throws SQLException {
    database()
        .execute(
            "CREATE TABLE s (small smallserial, id serial, big bigserial)",
            "INSERT INTO s DEFAULT VALUES");

    QueryResult result = read("SELECT * FROM s", database());

    assertThat(result.columns())
        .extracting(Column::type)
        .containsExactly("smallint", "integer", "bigint");
    assertThat(result.rows().get(0).toString()).isEqualTo("[1, 1, 1]");
  }

  @Test
  void bytesThatAreNoUtf8FailTheQueryAndNotTheSession() throws SQLException {
    String name = database().name() + "_ascii";
    database()
        .execute("CREATE DATABASE " + name + " ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0");
    try (Connection connection = database().server().connect(name);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      Streaming streaming = Streaming.of(Dialect.POSTGRES, ZoneOffset.UTC);
      statement.execute("CREATE TABLE t (v text)");
      statement.execute("INSERT INTO t VALUES (E'\\xff\\x41')");
      connection.commit();

      SQLException refused =
          catchThrowableOfType(
              SQLException.class, () -> read(streaming, connection, "SELECT v FROM t"));

      assertThat(streaming.fault(refused)).isEqualTo(Fault.STATEMENT);
      connection.rollback();
      assertThat(read(streaming, connection, "SELECT convert_to(v, 'SQL_ASCII') FROM t").rows())
          .extracting(Object::toString)
          .containsExactly("[[-1, 65]]");
    } finally {
      database().execute("DROP DATABASE " + name);
    }
  }

  private static List<TypeCase> numbers() {
    return List.of(
        TypeCase.of("boolean", "true", true, "true"),
        TypeCase.of("smallint", "-5", -5L, "-5"),
        TypeCase.of("smallint", "32767", 32767L, "32767"),
        TypeCase.of("integer", "-2147483648", -2147483648L, "-2147483648"),
        TypeCase.of("integer", "7", 7L, "7"),
        TypeCase.of("bigint", "-9223372036854775808", Long.MIN_VALUE, "-9223372036854775808"),
        TypeCase.of("bigint", "9223372036854775807", Long.MAX_VALUE, "9223372036854775807"),
        TypeCase.of("oid", "4294967295", 4294967295L, "4294967295"),
        TypeCase.of("positive", "5", "integer", 5L, "5"),
        TypeCase.of("numeric(10,2)", "1.50", new BigDecimal("1.50"), "\"1.50\""),
        TypeCase.of(
            "numeric",
            "1e20",
            new BigDecimal("100000000000000000000"),
            "\"100000000000000000000\""),
        TypeCase.of(
            "numeric",
            "0.000000000000000000000000000001",
            new BigDecimal("1E-30"),
            "\"0.000000000000000000000000000001\""),
        TypeCase.of(
            "numeric",
            "('1' || repeat('0', 131071))::numeric",
            new BigDecimal("1" + "0".repeat(131_071)),
            "\"1" + "0".repeat(131_071) + "\""),
        TypeCase.of(
            "numeric",
            "('-0.' || repeat('0', 16382) || '1')::numeric",
            new BigDecimal("-1E-16383"),
            "\"-0." + "0".repeat(16_382) + "1\""),
        TypeCase.of("numeric", "'Infinity'", Double.POSITIVE_INFINITY, "\"Infinity\""),
        TypeCase.of("numeric", "'NaN'", Double.NaN, "\"NaN\""),
        TypeCase.of("numeric", "'-Infinity'", Double.NEGATIVE_INFINITY, "\"-Infinity\""),
        TypeCase.of("real", "0.1", 0.1f, "0.1"),
        TypeCase.of("double precision", "0.1", 0.1, "0.1"),
        TypeCase.of("real", "'-0'", -0.0f, "-0.0"),
        TypeCase.of("real", "'1e-45'", Float.MIN_VALUE, "1.4E-45"),
        TypeCase.of("real", "'3.4028235e38'", Float.MAX_VALUE, "3.4028235E38"),
        TypeCase.of("real", "'NaN'", Float.NaN, "\"NaN\""),
        TypeCase.of("double precision", "'-0'", -0.0, "-0.0"),
        TypeCase.of("double precision", "'4.9e-324'", Double.MIN_VALUE, "4.9E-324"),
        TypeCase.of(
            "double precision",
            "'-1.7976931348623157e308'",
            -Double.MAX_VALUE,
            "-1.7976931348623157E308"),
        TypeCase.of("double precision", "'-Infinity'", Double.NEGATIVE_INFINITY, "\"-Infinity\""),
        TypeCase.of("double precision", "'NaN'", Double.NaN, "\"NaN\""),
        TypeCase.of("real", "'Infinity'", Float.POSITIVE_INFINITY, "\"Infinity\""));
  }

  private static List<TypeCase> texts() {
    return List.of(
        TypeCase.of("text", "'下单'", "下单", "\"下单\""),
        TypeCase.of("character varying(10)", "'abc'", "abc", "\"abc\""),
        TypeCase.of("character varying", "'abc'", "abc", "\"abc\""),
        TypeCase.of("character(5)", "'a'", "a    ", "\"a    \""),
        TypeCase.of("name", "'n'", "n", "\"n\""),
        TypeCase.of("\"char\"", "'x'", "x", "\"x\""),
        TypeCase.of("mood", "'ok'", "ok", "\"ok\""),
        new TypeCase(
            "json",
            "'{\"a\": 1}'",
            "json",
            "{\"a\": 1}",
            "\"{\\\"a\\\": 1}\"",
            "\"{\"\"a\"\": 1}\""),
        new TypeCase(
            "jsonb",
            "'{\"a\":1}'",
            "jsonb",
            "{\"a\": 1}",
            "\"{\\\"a\\\": 1}\"",
            "\"{\"\"a\"\": 1}\""),
        TypeCase.of("jsonpath", "'$.a.size()'", "$.\"a\".size()", "\"$.\\\"a\\\".size()\"")
            .withCsv("\"$.\"\"a\"\".size()\""),
        TypeCase.of("xml", "'<a/>'", "<a/>", "\"<a/>\""),
        TypeCase.of("uuid", "'" + ID + "'", UUID.fromString(ID), "\"" + ID + "\""),
        TypeCase.of("bytea", "'\\x'", new byte[0], "\"\"").withCsv("\"\""),
        TypeCase.of("bytea", "'\\x00ff'", new byte[] {0, (byte) 0xff}, "\"AP8=\""));
  }

  private static List<TypeCase> times() {
    return List.of(
        TypeCase.of("date", "'2026-01-02'", LocalDate.of(2026, 1, 2), "\"2026-01-02\""),
        TypeCase.of("date", "'0044-03-15 BC'", LocalDate.of(-43, 3, 15), "\"-0043-03-15\""),
        TypeCase.of("date", "'10000-01-01'", LocalDate.of(10_000, 1, 1), "\"+10000-01-01\""),
        TypeCase.of(
            "date", "'5874897-12-31'", LocalDate.of(5_874_897, 12, 31), "\"+5874897-12-31\""),
        TypeCase.of("date", "'4714-11-24 BC'", LocalDate.of(-4713, 11, 24), "\"-4713-11-24\""),
        TypeCase.of("date", "'infinity'", LocalDate.MAX, "\"infinity\""),
        TypeCase.of("date", "'-infinity'", LocalDate.MIN, "\"-infinity\""),
        TypeCase.of(
            "time",
            "'10:30:00.5'",
            "time without time zone",
            LocalTime.of(10, 30, 0, 500_000_000),
            "\"10:30:00.5\""),
        TypeCase.of(
            "time(3)", "'02:30'", "time(3) without time zone", LocalTime.of(2, 30), "\"02:30:00\""),
        TypeCase.of("time", "'24:00'", "time without time zone", "24:00:00", "\"24:00:00\""),
        TypeCase.of(
            "timetz",
            "'10:30+02'",
            "time with time zone",
            OffsetTime.parse("10:30+02:00"),
            "\"10:30:00+02:00\""),
        TypeCase.of(
            "timestamp",
            "'2026-03-08 02:30:00.123456'",
            "timestamp without time zone",
            LocalDateTime.parse("2026-03-08T02:30:00.123456"),
            "\"2026-03-08T02:30:00.123456\""),
        TypeCase.of(
            "timestamp(3)",
            "'2026-03-08 02:30:00.123456'",
            "timestamp(3) without time zone",
            LocalDateTime.parse("2026-03-08T02:30:00.123"),
            "\"2026-03-08T02:30:00.123\""),
        TypeCase.of(
            "timestamp",
            "'infinity'",
            "timestamp without time zone",
            LocalDateTime.MAX,
            "\"infinity\""),
        TypeCase.of(
            "timestamp",
            "'0044-03-15 10:00 BC'",
            "timestamp without time zone",
            LocalDateTime.of(-43, 3, 15, 10, 0),
            "\"-0043-03-15T10:00:00\""),
        TypeCase.of(
            "timestamptz",
            "'2026-03-08 02:30:00+08'",
            "timestamp with time zone",
            OffsetDateTime.parse("2026-03-07T18:30:00Z"),
            "\"2026-03-07T18:30:00Z\""),
        TypeCase.of(
            "timestamptz",
            "'infinity'",
            "timestamp with time zone",
            OffsetDateTime.MAX,
            "\"infinity\""),
        TypeCase.of(
            "timestamptz",
            "'-infinity'",
            "timestamp with time zone",
            OffsetDateTime.MIN,
            "\"-infinity\""),
        TypeCase.of(
            "timetz",
            "'00:00:00+15:59:59'",
            "time with time zone",
            OffsetTime.parse("00:00+15:59:59"),
            "\"00:00:00+15:59:59\""),
        TypeCase.of(
            "timetz", "'24:00-08'", "time with time zone", "24:00:00-08", "\"24:00:00-08\""),
        TypeCase.of(
            "timestamp",
            "'-infinity'",
            "timestamp without time zone",
            LocalDateTime.MIN,
            "\"-infinity\""),
        TypeCase.of(
            "timestamp",
            "'294276-12-31 23:59:59.999999'",
            "timestamp without time zone",
            LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000),
            "\"+294276-12-31T23:59:59.999999\""),
        TypeCase.of(
            "timestamptz",
            "'294276-12-31 23:59:59.999999+00'",
            "timestamp with time zone",
            LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000).atOffset(ZoneOffset.UTC),
            "\"+294276-12-31T23:59:59.999999Z\""),
        TypeCase.of(
            "timestamptz",
            "'4714-11-24 00:00:00+00 BC'",
            "timestamp with time zone",
            LocalDateTime.of(-4713, 11, 24, 0, 0).atOffset(ZoneOffset.UTC),
            "\"-4713-11-24T00:00:00Z\""),
        TypeCase.of(
            "interval", "'-1 month -00:00:01'", "-1 mons -00:00:01", "\"-1 mons -00:00:01\""),
        TypeCase.of(
            "interval",
            "'1 year 2 days 03:04:05.6'",
            "1 year 2 days 03:04:05.6",
            "\"1 year 2 days 03:04:05.6\""));
  }

  private static List<TypeCase> others() {
    return List.of(
        TypeCase.of("money", "12.34", "$12.34", "\"$12.34\""),
        TypeCase.of("bit(1)", "B'1'", "1", "\"1\""),
        TypeCase.of("bit(3)", "B'011'", "011", "\"011\""),
        TypeCase.of("bit varying(8)", "B'011'", "011", "\"011\""),
        TypeCase.of("inet", "'10.0.0.1/8'", "10.0.0.1/8", "\"10.0.0.1/8\""),
        TypeCase.of("cidr", "'10.0.0.0/8'", "10.0.0.0/8", "\"10.0.0.0/8\""),
        TypeCase.of("macaddr", "'08:00:2b:01:02:03'", "08:00:2b:01:02:03", "\"08:00:2b:01:02:03\""),
        TypeCase.of(
            "macaddr8",
            "'08:00:2b:01:02:03:04:05'",
            "08:00:2b:01:02:03:04:05",
            "\"08:00:2b:01:02:03:04:05\""),
        text("point", "(1,-2.5)"),
        text("line", "{1,2,3}"),
        text("lseg", "[(1,2),(3,4)]"),
        text("box", "(3,4),(1,2)"),
        text("path", "((1,2),(3,4))"),
        text("polygon", "((1,2),(3,4),(5,6))"),
        text("circle", "<(1,2),3>"),
        TypeCase.of("int4range", "'[1,5)'", "[1,5)", "\"[1,5)\"").withCsv("\"[1,5)\""),
        TypeCase.of("int4multirange", "'{[1,2),[5,6)}'", "{[1,2),[5,6)}", "\"{[1,2),[5,6)}\"")
            .withCsv("\"{[1,2),[5,6)}\""),
        text("numrange", "(,1.50]"),
        text("tstzrange", "[\"2026-01-02 00:00:00+00\",infinity)"),
        text("int8range", "empty"),
        TypeCase.of("tsquery", "'a & b'", "'a' & 'b'", "\"'a' & 'b'\""),
        TypeCase.of("tsvector", "'a b'", "'a' 'b'", "\"'a' 'b'\""),
        TypeCase.of("pair", "'(1,x)'", "(1,x)", "\"(1,x)\"").withCsv("\"(1,x)\""),
        TypeCase.of("regclass", "'pg_class'", "pg_class", "\"pg_class\""),
        TypeCase.of("pg_lsn", "'0/16B3748'", "0/16B3748", "\"0/16B3748\""));
  }

  /** A type whose text the server writes as it was given. */
  private static TypeCase text(String type, String written) {
    String json = "\"" + written.replace("\"", "\\\"") + "\"";
    boolean quoted = written.contains(",") || written.contains("\"");
    TypeCase one = TypeCase.of(type, "'" + written + "'", written, json);
    return quoted ? one.withCsv("\"" + written.replace("\"", "\"\"") + "\"") : one;
  }
}
