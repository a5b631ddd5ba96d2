package dev.querytool.query;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.util.List;

class MariaDbTypesTest extends MysqlTypesContract {

  private static final String ID = "00112233-4455-6677-8899-aabbccddeeff";

  @Override
  TestDatabase newDatabase() {
    return Engines.of(Dialect.MARIADB).newDatabase();
  }

  @Override
  List<TypeCase> own() {
    return List.of(
        TypeCase.of("json", "'{\"a\": 1}'", "longtext", "{\"a\": 1}", "\"{\\\"a\\\": 1}\"")
            .withCsv("\"{\"\"a\"\": 1}\""),
        TypeCase.of("uuid", "'" + ID + "'", "char(36)", ID, "\"" + ID + "\""),
        TypeCase.of("inet6", "'::1'", "char(39)", "::1", "\"::1\""));
  }
}
