package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
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
            .withCsv("\"{\"\"a\"\": 1}\""));
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
