package dev.querytool.store;

import dev.querytool.connection.Dialect;

class MariaDbCatalogTest extends ServerCatalogContract {

  MariaDbCatalogTest() {
    super(Dialect.MARIADB);
  }
}
