package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types that MySQL and MariaDB share. */
abstract class MysqlTypesContract extends EngineTypesContract {

  private static final byte[] BYTES = {0, (byte) 0xff};

  @Override
  TypeTable table() {
    return TypeTable.read(1, 1, 2);
  }

  @Override
  List<TypeCase> cases() {
    return Stream.of(numbers(), texts(), binaries(), geometries(), times(), own())
        .flatMap(List::stream)
        .toList();
  }

  /** The types of one of them alone. */
  abstract List<TypeCase> own();

  /** Zero dates, and times that no calendar knows. */
  @Override
  String setting() {
    return "SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION,ALLOW_INVALID_DATES'";
  }

  private static List<TypeCase> numbers() {
    return List.of(
        TypeCase.of("tinyint(1)", "1", "tinyint", 1L, "1"),
        TypeCase.of("bool", "-7", "tinyint", -7L, "-7"),
        TypeCase.of("tinyint unsigned", "255", 255L, "255"),
        TypeCase.of("smallint", "-5", -5L, "-5"),
        TypeCase.of("mediumint", "5", 5L, "5"),
        TypeCase.of("int", "-7", -7L, "-7"),
        TypeCase.of("int unsigned", "4294967295", 4294967295L, "4294967295"),
        TypeCase.of("bigint", "-9223372036854775808", Long.MIN_VALUE, "-9223372036854775808"),
        TypeCase.of(
            "bigint unsigned",
            "18446744073709551615",
            new BigInteger("18446744073709551615"),
            "\"18446744073709551615\""),
        TypeCase.of("bigint unsigned", "0", BigInteger.ZERO, "\"0\""),
        TypeCase.of("int(5) zerofill", "42", "int unsigned", 42L, "42"),
        TypeCase.of("mediumint unsigned", "16777215", 16_777_215L, "16777215"),
        TypeCase.of(
            "decimal(65,0)",
            "-" + "9".repeat(65),
            new BigDecimal("-" + "9".repeat(65)),
            "\"-" + "9".repeat(65) + "\""),
        TypeCase.of("decimal(10,2)", "1.50", new BigDecimal("1.50"), "\"1.50\""),
        TypeCase.of("decimal(10,2) unsigned", "1.50", new BigDecimal("1.50"), "\"1.50\""),
        TypeCase.of(
            "decimal(65,30)",
            "0.000000000000000000000000000001",
            new BigDecimal("1E-30"),
            "\"0.000000000000000000000000000001\""),
        TypeCase.of("float", "0.1", 0.1f, "0.1"),
        TypeCase.of("float", "16777217", 16777216f, "1.6777216E7"),
        TypeCase.of("double", "0.1", 0.1, "0.1"),
        TypeCase.of("float", "-3.4028235e38", -Float.MAX_VALUE, "-3.4028235E38"),
        TypeCase.of(
            "double", "-1.7976931348623157e308", -Double.MAX_VALUE, "-1.7976931348623157E308"),
        TypeCase.of(
            "double", "2.2250738585072014e-308", Double.MIN_NORMAL, "2.2250738585072014E-308"),
        TypeCase.of("bit(1)", "b'1'", true, "true"),
        TypeCase.of("bit(2)", "b'10'", 2L, "2"),
        TypeCase.of("bit(8)", "b'101'", 5L, "5"),
        TypeCase.of("bit(63)", "9223372036854775807", Long.MAX_VALUE, "9223372036854775807"),
        TypeCase.of(
            "bit(64)",
            "18446744073709551615",
            new BigInteger("18446744073709551615"),
            "\"18446744073709551615\""),
        TypeCase.of("year", "1901", 1901L, "1901"),
        TypeCase.of("year", "2155", 2155L, "2155"),
        TypeCase.of("year", "2026", 2026L, "2026"),
        TypeCase.of("year", "0", 0L, "0"));
  }

  private static List<TypeCase> texts() {
    return List.of(
        TypeCase.of("char(5)", "'a'", "a", "\"a\""),
        TypeCase.of("varchar(10)", "'a  '", "a  ", "\"a  \""),
        TypeCase.of("text", "'下单'", "下单", "\"下单\""),
        TypeCase.of("longtext", "'a'", "a", "\"a\""),
        TypeCase.of("varchar(5) CHARACTER SET latin1", "'ä'", "varchar(5)", "ä", "\"ä\""),
        TypeCase.of("enum('a','b')", "'b'", "char(1)", "b", "\"b\""),
        TypeCase.of("set('a','b')", "'a,b'", "char(3)", "a,b", "\"a,b\"").withCsv("\"a,b\""),
        TypeCase.of("varchar(5) CHARACTER SET latin1", "x'ff41'", "varchar(5)", "ÿA", "\"ÿA\""),
        TypeCase.of("tinytext", "''", "", "\"\"").withCsv("\"\""),
        TypeCase.of("mediumtext", "'😀'", "😀", "\"😀\""),
        TypeCase.of("enum('a','b')", "''", "char(1)", "", "\"\"").withCsv("\"\""),
        TypeCase.of("set('a','b')", "''", "char(3)", "", "\"\"").withCsv("\"\""));
  }

  private static List<TypeCase> binaries() {
    return List.of(
        TypeCase.of("binary(3)", "x'00ff'", new byte[] {0, (byte) 0xff, 0}, "\"AP8A\""),
        TypeCase.of("varbinary(3)", "x'00ff'", BYTES, "\"AP8=\""),
        TypeCase.of("varbinary(3)", "x''", new byte[0], "\"\"").withCsv("\"\""),
        TypeCase.of("tinyblob", "x'00ff'", BYTES, "\"AP8=\""),
        TypeCase.of("blob", "x'00ff'", BYTES, "\"AP8=\""),
        TypeCase.of("mediumblob", "x'00ff'", BYTES, "\"AP8=\""),
        TypeCase.of("longblob", "x'00ff'", BYTES, "\"AP8=\""));
  }

  private static List<TypeCase> geometries() {
    return List.of(
        geometry("geometry", "POINT(1 -2.5)"),
        geometry("point", "POINT(1 2)"),
        geometry("linestring", "LINESTRING(0 0,1 2)"),
        geometry("polygon", "POLYGON((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1))"),
        TypeCase.of(
                "multipoint",
                "st_geomfromtext('MULTIPOINT(1 2,3 4)')",
                "geometry",
                "MULTIPOINT((1 2),(3 4))",
                "\"MULTIPOINT((1 2),(3 4))\"")
            .withCsv("\"MULTIPOINT((1 2),(3 4))\""),
        geometry("multilinestring", "MULTILINESTRING((0 0,1 1),(2 2,3 3))"),
        geometry("multipolygon", "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))"),
        geometry("geometrycollection", "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))"),
        geometry("geometrycollection", "GEOMETRYCOLLECTION EMPTY"));
  }

  private static TypeCase geometry(String type, String text) {
    TypeCase one =
        TypeCase.of(type, "st_geomfromtext('" + text + "')", "geometry", text, "\"" + text + "\"");
    return text.contains(",") ? one.withCsv("\"" + text + "\"") : one;
  }

  private static List<TypeCase> times() {
    return List.of(
        TypeCase.of("date", "'2026-01-02'", LocalDate.of(2026, 1, 2), "\"2026-01-02\""),
        TypeCase.of("date", "'0000-00-00'", "0000-00-00", "\"0000-00-00\""),
        TypeCase.of("date", "'2026-01-00'", "2026-01-00", "\"2026-01-00\""),
        TypeCase.of("date", "'2026-02-31'", "2026-02-31", "\"2026-02-31\""),
        TypeCase.of(
            "datetime",
            "'2026-03-08 02:30:00'",
            LocalDateTime.of(2026, 3, 8, 2, 30),
            "\"2026-03-08T02:30:00\""),
        TypeCase.of(
            "datetime(6)",
            "'2026-03-08 02:30:00.123456'",
            LocalDateTime.parse("2026-03-08T02:30:00.123456"),
            "\"2026-03-08T02:30:00.123456\""),
        TypeCase.of(
            "datetime", "'2026-00-00 10:00:00'", "2026-00-00 10:00:00", "\"2026-00-00 10:00:00\""),
        TypeCase.of("date", "'9999-12-31'", LocalDate.of(9999, 12, 31), "\"9999-12-31\""),
        TypeCase.of(
            "timestamp", "'0000-00-00 00:00:00'", "0000-00-00 00:00:00", "\"0000-00-00 00:00:00\""),
        TypeCase.of(
            "datetime", "'0000-00-00 00:00:00'", "0000-00-00 00:00:00", "\"0000-00-00 00:00:00\""),
        TypeCase.of(
            "timestamp",
            "'2026-03-08 02:30:00'",
            OffsetDateTime.parse("2026-03-08T02:30:00Z"),
            "\"2026-03-08T02:30:00Z\""),
        TypeCase.of(
            "timestamp(3)",
            "'2026-03-08 02:30:00.123'",
            OffsetDateTime.parse("2026-03-08T02:30:00.123Z"),
            "\"2026-03-08T02:30:00.123Z\""),
        TypeCase.of("time", "'10:30:00'", LocalTime.of(10, 30), "\"10:30:00\""),
        TypeCase.of("time", "'24:00:00'", "24:00:00", "\"24:00:00\""),
        TypeCase.of("time(6)", "'-838:59:58.999999'", "-838:59:58.999999", "\"-838:59:58.999999\""),
        TypeCase.of(
            "time(6)",
            "'23:59:59.999999'",
            LocalTime.of(23, 59, 59, 999_999_000),
            "\"23:59:59.999999\""),
        TypeCase.of("time", "'838:59:59'", "838:59:59", "\"838:59:59\""),
        TypeCase.of("time", "'-01:00:00'", "-01:00:00", "\"-01:00:00\""),
        TypeCase.of("time(6)", "'-10:30:00.123456'", "-10:30:00.123456", "\"-10:30:00.123456\""));
  }

  @Test
  void writesGeometriesAsTheServerDoes() throws SQLException {
    for (int srid : List.of(0, 4326, 3857)) {
      String table = "g" + srid;
      execute(
          "CREATE TABLE " + table + " (v geometry)",
          "INSERT INTO "
              + table
              + " VALUES (st_geomfromtext('POINT(1 2)', "
              + srid
              + ")),"
              + " (st_geomfromtext('LINESTRING(1 2,3.5 4)', "
              + srid
              + ")),"
              + " (st_geomfromtext('MULTIPOLYGON(((0 0,1 0,1 1,0 0)))', "
              + srid
              + "))");

      for (Row row : read("SELECT v, st_astext(v) FROM " + table).rows()) {
        String prefix = srid == 0 ? "" : "SRID=" + srid + ";";
        assertThat(row.value(0).orElseThrow()).isEqualTo(prefix + row.value(1).orElseThrow());
      }
    }
  }
}
