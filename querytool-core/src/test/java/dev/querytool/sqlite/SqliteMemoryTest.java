package dev.querytool.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class SqliteMemoryTest {

  @Test
  void opensDatabasesThatDoNotSeeEachOther() throws SQLException {
    try (Connection one = SqliteMemory.open();
        Connection other = SqliteMemory.open();
        Statement here = one.createStatement();
        Statement there = other.createStatement()) {
      here.execute("CREATE TABLE t (a)");

      assertThatThrownBy(() -> there.execute("SELECT * FROM t")).hasMessageContaining("no such");
    }
  }

  @Test
  void knowsFullTextSearchAndLoadsNoExtensions() throws SQLException {
    try (Connection connection = SqliteMemory.open();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE VIRTUAL TABLE words USING fts5(text)");
      statement.execute("INSERT INTO words VALUES ('one two')");
      try (ResultSet found = statement.executeQuery("SELECT * FROM words('two')")) {
        assertThat(found.next()).isTrue();
      }
      assertThatThrownBy(() -> statement.execute("SELECT load_extension('x')"))
          .hasMessageContaining("not authorized");
    }
  }
}
