package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteEqualitiesTest {

  private static final String JOINED =
      "SELECT s.id, c.name FROM sale s JOIN client c ON c.id = s.client_id WHERE ";

  /** As ANALYZE would write it of 100 sales of 100 clients on 100 days. */
  private static final List<String> SALES =
      List.of(
          "CREATE TABLE client (id bigint PRIMARY KEY, region text, name text)",
          "CREATE TABLE sale (id bigint PRIMARY KEY, client_id bigint, region text, day bigint)",
          "CREATE INDEX sale_day ON sale (day)",
          "CREATE INDEX sale_client ON sale (client_id)",
          "ANALYZE",
          "DELETE FROM sqlite_stat1",
          "INSERT INTO sqlite_stat1 VALUES ('client', 'sqlite_autoindex_client_1', '100 1'),"
              + " ('sale', 'sqlite_autoindex_sale_1', '100 1'),"
              + " ('sale', 'sale_day', '100 1'), ('sale', 'sale_client', '100 1')",
          "ANALYZE sqlite_schema");

  private static final SqlGuard GUARD = SqlGuard.builder(Dialect.SQLITE).namedParameters().build();
  private static final CatalogSnapshot CATALOG =
      new CatalogSnapshot(
          "shop",
          Dialect.SQLITE,
          1,
          Instant.EPOCH,
          "main",
          List.of(
              table("client", "id", "region", "name"),
              table("sale", "id", "client_id", "region", "day")));

  private static TableMetadata table(String name, String... columns) {
    return TableMetadata.builder("main", name, TableType.TABLE)
        .fields(
            Stream.of(columns)
                .map(column -> FieldMetadata.builder(column, "text").build())
                .toList())
        .build();
  }

  private static String granted(String sql, String filter) {
    Grant grant = Grant.on("shop").table("client").rows(filter).table("sale").rows(filter).build();
    GrantedView view = GrantedView.of(grant, Map.of("region", "n"));
    return GUARD.inspect(sql, CATALOG, view).orThrow().sql();
  }

  private static List<String> plan(Statement statement, String sql) throws SQLException {
    List<String> plan = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
      while (rows.next()) {
        plan.add(rows.getString("detail").replaceFirst("^(SCAN|SEARCH) \\w+", "$1"));
      }
    }
    return plan;
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.day > 5", "s.client_id > 5"})
  void aJoinUnderFiltersIsPlannedAsOneWhoseConditionsAreWrittenByHand(String condition)
      throws SQLException {
    String asked = JOINED + condition;
    String byHand = asked + " AND s.region = 'n' AND c.region = 'n' ORDER BY s.id";
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      for (String sql : SALES) {
        statement.execute(sql);
      }
      assertThat(plan(statement, granted(asked + " ORDER BY s.id", "region = :region")))
          .isEqualTo(plan(statement, byHand));
    }
  }

  @Test
  void allEqualitiesOfAFilterAreWrittenAsRows() {
    assertThat(granted("SELECT id FROM sale", "region = :region AND 7 > id AND id = 3"))
        .contains(
            "WHERE ((qt_1.`region`, 1) = (?, 1) AND 7 > qt_1.`id` AND (qt_1.`id`, 1) = (3, 1)");
  }

  @Test
  void anEqualityThatIsNotAConditionOfItsOwnStaysAsItIs() {
    assertThat(granted("SELECT id FROM sale", "region = :region OR id = 3"))
        .contains("(qt_1.`region` = ? OR qt_1.`id` = 3");
    assertThat(granted("SELECT id FROM sale", "id BETWEEN 3 AND 4 AND region = :region"))
        .contains("AND qt_1.`region` = ?");
  }

  @Test
  void anEqualityBehindABarrierStaysAsItIs() {
    assertThat(granted("SELECT id FROM sale WHERE abs(id) > 3", "region = :region"))
        .contains("qt_1.`region` = ?")
        .contains("LIMIT -1");
  }
}
