package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.connection.Dialect;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What attributes are compared with where 0 equals any text. */
class GrantedTypesTest {

  private static final Map<String, Object> WELL =
      Map.of("region", "north", "most", 3L, "day", LocalDate.EPOCH);

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void anAttributeThatIsNoTextIsNotComparedWithOne(Dialect dialect) {
    for (Object unlike : List.of(0L, false, BigDecimal.ZERO, LocalDate.MAX, Instant.EPOCH)) {
      for (String filter :
          List.of(
              "region = :region",
              "amount < :most AND NOT (:region <> region)",
              "region IN ('a', :region)",
              "region BETWEEN :region AND 'z'",
              "day > :day AND (lower(region) LIKE :region OR amount = :most)",
              "CASE WHEN region = :region THEN 1 ELSE 0 END = 1",
              "id IN (SELECT o.id FROM orders o WHERE o.region = :region)",
              "(SELECT max(o.region) FROM orders o) = :region",
              ":region = 'north' OR id = 1",
              "region IN (SELECT :region FROM orders o)",
              "hex(id) = :region",
              "hex(id + 1) IN ('a', :region)",
              "CAST(id AS char) = :region",
              "lower(monthname(day)) = :region")) {
        assertThat(rules(dialect, filter, with("region", unlike)))
            .as(filter + " " + unlike)
            .containsExactly("grant-unfit");
        assertThat(rules(dialect, filter, WELL)).as(filter).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MYSQL", "MARIADB"})
  void numbersAndTimesAreComparedWithTheirLike(Dialect dialect) {
    for (Object number : List.of(3L, true, new BigDecimal("1.5"))) {
      for (String filter :
          List.of("amount < :most", ":most IN (id, amount + 1)", "id % :most = 0")) {
        assertThat(rules(dialect, filter, with("most", number))).as(filter).isEmpty();
      }
      assertThat(rules(dialect, "day < :day", with("day", number))).containsExactly("grant-unfit");
    }
    assertThat(rules(dialect, "day < :day AND amount > :most", WELL)).isEmpty();
    assertThat(rules(dialect, "amount < :most", with("most", LocalDate.EPOCH)))
        .containsExactly("grant-unfit");
  }

  private static Map<String, Object> with(String name, Object value) {
    Map<String, Object> attributes = new HashMap<>(WELL);
    attributes.put(name, value);
    return attributes;
  }

  private static List<String> rules(
      Dialect dialect, String filter, Map<String, Object> attributes) {
    TableMetadata orders =
        TableMetadata.builder("shop", "orders", TableType.TABLE)
            .fields(
                List.of(
                    FieldMetadata.builder("id", "bigint").primaryKeyPosition(1).build(),
                    FieldMetadata.builder("region", "varchar(10)").build(),
                    FieldMetadata.builder("amount", "decimal(10,2)").build(),
                    FieldMetadata.builder("day", "datetime").build()))
            .build();
    CatalogSnapshot catalog =
        new CatalogSnapshot("shop", dialect, 1, Instant.EPOCH, "shop", List.of(orders));
    Grant grant = Grant.on("shop").table("orders").rows(filter).build();
    return SqlGuard.of(dialect)
        .inspect("SELECT id FROM orders", catalog, GrantedView.of(grant, attributes))
        .violations()
        .stream()
        .map(GuardViolation::rule)
        .toList();
  }
}
