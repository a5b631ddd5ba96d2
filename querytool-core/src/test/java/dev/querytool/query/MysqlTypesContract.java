package dev.querytool.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/** The types that MySQL and MariaDB share. */
abstract class MysqlTypesContract extends EngineTypesContract {

  private static final byte[] BYTES = {0, (byte) 0xff};

  @Override
  List<TypeCase> cases() {
    return Stream.of(numbers(), texts(), times(), own()).flatMap(List::stream).toList();
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
        TypeCase.of("bit(1)", "b'1'", true, "true"),
        TypeCase.of("bit(8)", "b'101'", 5L, "5"),
        TypeCase.of(
            "bit(64)",
            "18446744073709551615",
            new BigInteger("18446744073709551615"),
            "\"18446744073709551615\""),
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
        TypeCase.of("binary(3)", "x'00ff'", new byte[] {0, (byte) 0xff, 0}, "\"AP8A\""),
        TypeCase.of("varbinary(3)", "x'00ff'", BYTES, "\"AP8=\""),
        TypeCase.of("blob", "x'00ff'", BYTES, "\"AP8=\""),
        TypeCase.of(
            "point",
            "st_geomfromtext('POINT(1 2)')",
            "geometry",
            new byte[] {
              0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, -16, 63, 0, 0, 0, 0, 0, 0, 0, 64
            },
            "\"AAAAAAEBAAAAAAAAAAAA8D8AAAAAAAAAQA==\""));
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
        TypeCase.of("time", "'838:59:59'", "838:59:59", "\"838:59:59\""),
        TypeCase.of("time", "'-01:00:00'", "-01:00:00", "\"-01:00:00\""),
        TypeCase.of("time(6)", "'-10:30:00.123456'", "-10:30:00.123456", "\"-10:30:00.123456\""));
  }
}
