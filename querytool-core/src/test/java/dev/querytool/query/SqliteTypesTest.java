package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite keeps: values have types there, columns only wishes. */
class SqliteTypesTest extends TypesContract {

  @TempDir static Path folder;

  @Override
  void open() {
    SqliteSessions.prepare(file(), "CREATE TABLE mixed (v)");
  }

  @Override
  void execute(String... statements) {
    SqliteSessions.prepare(file(), statements);
  }

  @Override
  void close() {}

  @Override
  String setting() {
    return "PRAGMA user_version = 1";
  }

  @Override
  QueryResult read(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      return read(Streaming.of(Dialect.SQLITE, ZoneOffset.UTC), connection, sql);
    }
  }

  @Override
  TypeTable table() {
    return TypeTable.read(0, 0, 1);
  }

  /** Whatever a column is declared as, it keeps one of the types of the table. */
  @Override
  Set<String> valuesOf(TypeCase one) {
    return table().allValues();
  }

  @Override
  List<TypeCase> cases() {
    return List.of(
        TypeCase.of("INTEGER", "9223372036854775807", Long.MAX_VALUE, "9223372036854775807"),
        TypeCase.of("INTEGER", "-9223372036854775808", Long.MIN_VALUE, "-9223372036854775808"),
        TypeCase.of("INTEGER", "0", 0L, "0"),
        TypeCase.of("INTEGER", "9223372036854775808", 9.223372036854776E18, "9.223372036854776E18"),
        TypeCase.of("INTEGER", "'twelve'", "twelve", "\"twelve\""),
        TypeCase.of("REAL", "0.1", 0.1, "0.1"),
        TypeCase.of("REAL", "1", 1.0, "1.0"),
        TypeCase.of("REAL", "-0.0", 0.0, "0.0"),
        TypeCase.of("REAL", "4.9e-324", Double.MIN_VALUE, "4.9E-324"),
        TypeCase.of(
            "REAL", "-1.7976931348623157e308", -Double.MAX_VALUE, "-1.7976931348623157E308"),
        TypeCase.of("REAL", "9e999", Double.POSITIVE_INFINITY, "\"Infinity\""),
        TypeCase.of("REAL", "-9e999", Double.NEGATIVE_INFINITY, "\"-Infinity\""),
        TypeCase.of("TEXT", "'下单😀'", "下单😀", "\"下单😀\""),
        TypeCase.of("TEXT", "''", "", "\"\"").withCsv("\"\""),
        TypeCase.of("TEXT", "'a' || char(0) || 'b'", "a\0b", "\"a\\u0000b\"").withCsv("a\0b"),
        TypeCase.of("TEXT", "CAST(x'ff41' AS TEXT)", "\uFFFDA", "\"\uFFFDA\""),
        TypeCase.of("TEXT", "CAST(x'eda080' AS TEXT)", "\uFFFD", "\"\uFFFD\""),
        TypeCase.of("TEXT", "'{\"a\":1}'", "{\"a\":1}", "\"{\\\"a\\\":1}\"")
            .withCsv("\"{\"\"a\"\":1}\""),
        TypeCase.of("TEXT", "12", "12", "\"12\""),
        TypeCase.of("BLOB", "x'00ff'", new byte[] {0, (byte) 0xff}, "\"AP8=\""),
        TypeCase.of("BLOB", "x''", new byte[0], "\"\"").withCsv("\"\""),
        TypeCase.of("BLOB", "'text'", "text", "\"text\""),
        TypeCase.of("DATE", "'2026-01-02'", "2026-01-02", "\"2026-01-02\""),
        TypeCase.of("DATETIME", "1767312000", 1_767_312_000L, "1767312000"),
        TypeCase.of("BOOLEAN", "true", 1L, "1"),
        TypeCase.of("DECIMAL(10,2)", "1.50", "DECIMAL", 1.5, "1.5"),
        TypeCase.of("DECIMAL(10,2)", "2.00", "DECIMAL", 2L, "2"),
        TypeCase.of("VARCHAR(2)", "'longer'", "VARCHAR", "longer", "\"longer\""),
        TypeCase.of("JSON", "json('{\"a\": 1}')", "{\"a\":1}", "\"{\\\"a\\\":1}\"")
            .withCsv("\"{\"\"a\"\":1}\""),
        TypeCase.of("", "x'61'", "BLOB", new byte[] {'a'}, "\"YQ==\""));
  }

  @Test
  void valuesOfOneColumnKeepTheirOwnTypes() throws SQLException {
    execute("INSERT INTO mixed VALUES (1), (1.5), ('1'), (x'31'), (NULL)");

    assertThat(read("SELECT v FROM mixed").rows())
        .extracting(row -> row.value(0).map(value -> value.getClass().getSimpleName()).orElse(""))
        .containsExactly("Long", "Double", "String", "byte[]", "");
  }

  @Test
  void declaredDatesAndDecimalsAreTurnedIntoJavasOnRequest() throws SQLException {
    Row row = read("SELECT '2026-01-02' AS d, 1.5 AS n, 1 AS b").rows().get(0);

    assertThat(row.value("d", LocalDate.class)).contains(LocalDate.of(2026, 1, 2));
    assertThat(row.value("b", Boolean.class)).contains(true);
  }

  private static Path file() {
    return folder.resolve("types.db");
  }
}
