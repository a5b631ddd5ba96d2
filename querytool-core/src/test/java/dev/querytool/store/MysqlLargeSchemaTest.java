package dev.querytool.store;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("isThere")
class MysqlLargeSchemaTest extends MysqlLikeLargeSchema {

  MysqlLargeSchemaTest() {
    super(Dialect.MYSQL);
  }

  static boolean isThere() {
    return Engines.find(Dialect.MYSQL).isPresent();
  }
}
