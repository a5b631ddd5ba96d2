package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL plans with values that it has kept of all rows of a table, hidden ones too. */
class GrantedStatisticsTest {

  private static final SqlGuard GUARD = SqlGuard.of(Dialect.POSTGRES);
  private static TestDatabase database;

  @BeforeAll
  static void fillAndAnalyze() throws SQLException {
    database = Engines.of(Dialect.POSTGRES).newDatabase();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id integer, region varchar(20), note varchar(40))");
      statement.execute(
          "INSERT INTO orders SELECT n, 'north', 'plain' FROM generate_series(1, 50) AS n");
      statement.execute(
          "INSERT INTO orders SELECT n, 'south', 'HIDDEN' FROM generate_series(1, 50) AS n");
      statement.execute("CREATE VIEW north AS SELECT * FROM orders WHERE region = 'north'");
      statement.execute("ANALYZE orders");
    }
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM orders WHERE note LIKE 'H_D\\'",
        "SELECT count(*) FROM orders WHERE note LIKE '%H' || chr(92)",
        "SELECT count(*) FROM orders WHERE note NOT ILIKE 'h_d\\' AND note LIKE 'H%'",
        "SELECT count(*) FROM orders o JOIN orders p USING (id) WHERE p.note LIKE 'H_D\\'",
        "WITH w AS (SELECT note FROM orders) SELECT count(*) FROM w WHERE note LIKE 'H_D\\'",
        "SELECT count(*) FROM north WHERE note LIKE 'H_D\\'",
      })
  void noneOfTheseIsTriedOnAPredicate(String sql) throws SQLException {
    assertThat(count(GUARD.inspect(sql, catalog(), view()).orThrow())).as(sql).isZero();
  }

  private static long count(ReadOnlyQuery query) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(query.sql())) {
      int place = 1;
      for (String name : query.parameters()) {
        statement.setObject(place++, query.grantedValues().get(name));
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static GrantedView view() {
    Grant grant = Grant.on("shop").table("north").table("orders").rows("region = :region").build();
    return GrantedView.of(grant, Map.of("region", "north"));
  }

  private static CatalogSnapshot catalog() {
    return new CatalogSnapshot(
        "shop",
        Dialect.POSTGRES,
        1,
        Instant.EPOCH,
        "public",
        List.of(table("north", TableType.VIEW), table("orders", TableType.TABLE)));
  }

  private static TableMetadata table(String name, TableType type) {
    return TableMetadata.builder("public", name, type)
        .fields(
            List.of(
                FieldMetadata.builder("id", "integer").build(),
                FieldMetadata.builder("region", "varchar(20)").build(),
                FieldMetadata.builder("note", "varchar(40)").build()))
        .build();
  }
}
