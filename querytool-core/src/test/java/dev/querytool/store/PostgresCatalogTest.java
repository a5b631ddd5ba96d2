package dev.querytool.store;

import dev.querytool.connection.Dialect;

class PostgresCatalogTest extends ServerCatalogContract {

  PostgresCatalogTest() {
    super(Dialect.POSTGRES);
  }
}
