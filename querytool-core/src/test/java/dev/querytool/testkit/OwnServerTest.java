package dev.querytool.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnServerTest {

  @ParameterizedTest
  @EnumSource(names = {"POSTGRES", "MARIADB"})
  void keepsItsDataOverAKill(Dialect dialect) throws SQLException {
    try (OwnServer own = OwnServer.start(dialect)) {
      TestDatabase database = own.server().newDatabase();
      database.execute("CREATE TABLE t (id int)", "INSERT INTO t VALUES (7)");
      own.kill();
      assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
      own.startAgain();
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT id FROM t")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isEqualTo(7);
      }
    }
  }
}
