package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("isThere")
class MysqlTypesTest extends MysqlTypesContract {

  static boolean isThere() {
    return Engines.find(Dialect.MYSQL).isPresent();
  }

  @Override
  TestDatabase newDatabase() {
    return Engines.of(Dialect.MYSQL).newDatabase();
  }

  @Override
  List<TypeCase> own() {
    return List.of(
        TypeCase.of("json", "'{\"a\":1}'", "{\"a\": 1}", "\"{\\\"a\\\": 1}\"")
            .withCsv("\"{\"\"a\"\": 1}\""),
        TypeCase.of(
            "json",
            "'[18446744073709551615]'",
            "[18446744073709551615]",
            "\"[18446744073709551615]\""),
        TypeCase.of("json", "'null'", "null", "\"null\""));
  }

  @Test
  void knowsWhichReferenceSystemsOfTheServerBeginWithTheLatitude() throws SQLException {
    QueryResult systems =
        read(
            "SELECT srs_id, definition LIKE 'GEOGCS%' AND definition REGEXP"
                + " 'AXIS.\"[^\"]*\",(NORTH|SOUTH)[^A]*AXIS' FROM"
                + " information_schema.st_spatial_reference_systems");

    assertThat(systems.rows()).hasSizeGreaterThan(5_000);
    for (Row row : systems.rows()) {
      long srid = row.value(0, Long.class).orElseThrow();
      assertThat(AxisOrder.ofMysql().isLatitudeFirst(srid))
          .as("%d", srid)
          .isEqualTo(row.value(1, Boolean.class).orElseThrow());
    }
  }

  @Test
  void whatTheDriverCannotReadIsNamed() {
    try (TestDatabase other = newDatabase()) {
      other.execute(
          "CREATE TABLE w (v vector(2))", "INSERT INTO w VALUES (string_to_vector('[1,2]'))");

      assertThatThrownBy(() -> read("SELECT v FROM w", other))
          .isInstanceOf(SQLFeatureNotSupportedException.class)
          .hasMessageContaining("vector_to_string");
    }
  }
}
