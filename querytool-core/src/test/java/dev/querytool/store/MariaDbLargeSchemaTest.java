package dev.querytool.store;

import dev.querytool.connection.Dialect;

class MariaDbLargeSchemaTest extends MysqlLikeLargeSchema {

  MariaDbLargeSchemaTest() {
    super(Dialect.MARIADB);
  }
}
