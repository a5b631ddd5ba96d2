package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit's statements and those that are of use to our own guard alone are one corpus. */
class StatementsAreToldOnceTest {

  @Test
  void onSqlite() {
    assertThat(SqliteStatements.all().map(SqliteStatements.Case::sql)).doesNotHaveDuplicates();
  }

  @Test
  void onPostgres() {
    assertThat(PostgresStatements.all().map(SqliteStatements.Case::sql)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void onMysql(Dialect dialect) {
    assertThat(MysqlStatements.of(dialect).map(MysqlStatements.Case::sql)).doesNotHaveDuplicates();
  }
}
