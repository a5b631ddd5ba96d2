package dev.querytool.store;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("isThere")
class MysqlCatalogTest extends ServerCatalogContract {

  MysqlCatalogTest() {
    super(Dialect.MYSQL);
  }

  static boolean isThere() {
    return Engines.find(Dialect.MYSQL).isPresent();
  }
}
