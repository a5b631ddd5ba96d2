package dev.querytool.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Arrays of PostgreSQL: of each type, nested, empty, and with NULL. */
final class PostgresArrays {

  private static final byte[] BYTES = {0, (byte) 0xff};

  private PostgresArrays() {}

  static List<TypeCase> cases() {
    return List.of(
        array(
            "text[]",
            "ARRAY['a\"b\\c', '', ' ', E'\\n', NULL]",
            Arrays.asList("a\"b\\c", "", " ", "\n", null),
            "[\"a\\\"b\\\\c\",\"\",\" \",\"\\n\",null]"),
        array(
            "text[]",
            "'{{a,NULL},{b,\"NULL\"}}'",
            List.of(Arrays.asList("a", null), List.of("b", "NULL")),
            "[[\"a\",null],[\"b\",\"NULL\"]]"),
        array("integer[]", "'[2:3]={1,2}'", List.of(1L, 2L), "[1,2]"),
        array(
            "integer[]",
            "'{{{1},{2}},{{3},{4}}}'",
            List.of(List.of(List.of(1L), List.of(2L)), List.of(List.of(3L), List.of(4L))),
            "[[[1],[2]],[[3],[4]]]"),
        array("smallint[]", "'{-1}'", List.of(-1L), "[-1]"),
        array(
            "bigint[]",
            "'{9223372036854775807}'",
            List.of(Long.MAX_VALUE),
            "[9223372036854775807]"),
        array("oid[]", "'{4294967295}'", List.of(4_294_967_295L), "[4294967295]"),
        array("real[]", "'{1.5,NaN}'", List.of(1.5f, Float.NaN), "[1.5,\"NaN\"]"),
        array(
            "double precision[]",
            "'{-Infinity,0.1}'",
            List.of(Double.NEGATIVE_INFINITY, 0.1),
            "[\"-Infinity\",0.1]"),
        array("numeric[]", "'{NaN,1}'", List.of(Double.NaN, BigDecimal.ONE), "[\"NaN\",\"1\"]"),
        array("character varying[]", "'{a}'", List.of("a"), "[\"a\"]"),
        array("character(2)[]", "'{a}'", List.of("a "), "[\"a \"]"),
        array("name[]", "'{a}'", List.of("a"), "[\"a\"]"),
        array("\"char\"[]", "'{a}'", List.of("a"), "[\"a\"]"),
        array("bytea[]", "ARRAY['\\x00ff'::bytea]", List.of(BYTES), "[\"AP8=\"]"),
        array(
            "uuid[]",
            "'{00112233-4455-6677-8899-aabbccddeeff}'",
            List.of(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")),
            "[\"00112233-4455-6677-8899-aabbccddeeff\"]"),
        typed(
            "time[]",
            "'{10:30,24:00}'",
            "time without time zone[]",
            List.of(LocalTime.of(10, 30), "24:00:00"),
            "[\"10:30:00\",\"24:00:00\"]"),
        typed(
            "timetz[]",
            "'{10:30+02}'",
            "time with time zone[]",
            List.of(OffsetTime.parse("10:30+02:00")),
            "[\"10:30:00+02:00\"]"),
        typed(
            "timestamp[]",
            "'{2026-03-08 02:30,-infinity}'",
            "timestamp without time zone[]",
            List.of(LocalDateTime.of(2026, 3, 8, 2, 30), LocalDateTime.MIN),
            "[\"2026-03-08T02:30:00\",\"-infinity\"]"),
        array("interval[]", "'{1 day}'", List.of("1 day"), "[\"1 day\"]"),
        array(
            "json[]",
            "ARRAY['{\"a\":[1]}'::json]",
            List.of("{\"a\":[1]}"),
            "[\"{\\\"a\\\":[1]}\"]"),
        array(
            "jsonb[]", "ARRAY['{\"a\":1}'::jsonb]", List.of("{\"a\": 1}"), "[\"{\\\"a\\\": 1}\"]"),
        array("xml[]", "ARRAY['<a/>'::xml]", List.of("<a/>"), "[\"<a/>\"]"),
        array("money[]", "'{$1.00}'", List.of("$1.00"), "[\"$1.00\"]"),
        array("bit(3)[]", "'{011}'", List.of("011"), "[\"011\"]"),
        array("bit varying(3)[]", "'{01}'", List.of("01"), "[\"01\"]"),
        array("inet[]", "'{10.0.0.1}'", List.of("10.0.0.1"), "[\"10.0.0.1\"]"),
        array(
            "point[]",
            "'{\"(1,2)\",\"(3,4)\"}'",
            List.of("(1,2)", "(3,4)"),
            "[\"(1,2)\",\"(3,4)\"]"),
        array(
            "box[]",
            "'{(3,4),(1,2);(7,8),(5,6)}'",
            List.of("(3,4),(1,2)", "(7,8),(5,6)"),
            "[\"(3,4),(1,2)\",\"(7,8),(5,6)\"]"),
        array(
            "int4range[]",
            "'{\"[1,5)\",empty}'",
            List.of("[1,5)", "empty"),
            "[\"[1,5)\",\"empty\"]"),
        TypeCase.of("integer[]", "'{1,2,NULL}'", Arrays.asList(1L, 2L, null), "[1,2,null]")
            .withCsv("\"[1,2,null]\""),
        TypeCase.of("integer[]", "'{}'", List.of(), "[]"),
        TypeCase.of(
                "integer[]",
                "'{{1,2},{3,4}}'",
                List.of(List.of(1L, 2L), List.of(3L, 4L)),
                "[[1,2],[3,4]]")
            .withCsv("\"[[1,2],[3,4]]\""),
        TypeCase.of(
                "text[]",
                "'{a,\"b,c\",\"NULL\"}'",
                List.of("a", "b,c", "NULL"),
                "[\"a\",\"b,c\",\"NULL\"]")
            .withCsv("\"[\"\"a\"\",\"\"b,c\"\",\"\"NULL\"\"]\""),
        TypeCase.of("numeric[]", "'{1.50}'", List.of(new BigDecimal("1.50")), "[\"1.50\"]")
            .withCsv("\"[\"\"1.50\"\"]\""),
        TypeCase.of(
                "date[]",
                "'{2026-01-02,infinity}'",
                List.of(LocalDate.of(2026, 1, 2), LocalDate.MAX),
                "[\"2026-01-02\",\"infinity\"]")
            .withCsv("\"[\"\"2026-01-02\"\",\"\"infinity\"\"]\""),
        TypeCase.of(
                "timestamptz[]",
                "'{2026-01-02 10:00+02}'",
                "timestamp with time zone[]",
                List.of(OffsetDateTime.parse("2026-01-02T08:00Z")),
                "[\"2026-01-02T08:00:00Z\"]")
            .withCsv("\"[\"\"2026-01-02T08:00:00Z\"\"]\""),
        TypeCase.of("boolean[]", "'{t,f}'", List.of(true, false), "[true,false]")
            .withCsv("\"[true,false]\""),
        TypeCase.of("mood[]", "'{ok}'", List.of("ok"), "[\"ok\"]").withCsv("\"[\"\"ok\"\"]\""),
        TypeCase.of("pair[]", "'{\"(1,a)\"}'", List.of("(1,a)"), "[\"(1,a)\"]")
            .withCsv("\"[\"\"(1,a)\"\"]\""));
  }

  private static TypeCase array(String type, String literal, List<?> value, String json) {
    return typed(type, literal, type, value, json);
  }

  private static TypeCase typed(
      String declared, String literal, String type, List<?> value, String json) {
    boolean quoted = json.contains(",") || json.contains("\"");
    String csv = quoted ? "\"" + json.replace("\"", "\"\"") + "\"" : json;
    return TypeCase.of(declared, literal, type, value, json).withCsv(csv);
  }
}
