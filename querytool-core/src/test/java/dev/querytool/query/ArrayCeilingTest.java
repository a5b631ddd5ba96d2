package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays are weighed by their elements, before those are made. */
class ArrayCeilingTest {

  @TempDir Path folder;

  static Stream<ShopEngine> postgres() {
    return ShopEngine.servers().filter(engine -> engine.dialect() == Dialect.POSTGRES);
  }

  @ParameterizedTest
  @MethodSource("postgres")
  void anElementCountsSixtyFourBytesAndItsText(ShopEngine engine) {
    engine
        .database()
        .execute(
            "CREATE TABLE lists (id int PRIMARY KEY, few int[], many int[], words text[], deep"
                + " int[][], none int[])",
            "INSERT INTO lists VALUES (1, array_fill(7, ARRAY[10]), array_fill(7, ARRAY[20]),"
                + " ARRAY['a,b;c\"d,e\\f,,,,,,,,,,,,,,,,,,', 'g'], array_fill(7, ARRAY[4, 5]),"
                + " '{}')");
    try (engine;
        Shop shop = engine.open(folder, QueryOptions.builder().maxCellBytes(1_000).build())) {
      Row row = shop.sql("SELECT few, words, none FROM lists").run().rows().get(0);
      assertThat((List<?>) row.value("few").orElseThrow()).hasSize(10);
      assertThat((List<?>) row.value("words").orElseThrow()).hasSize(2);
      assertThat((List<?>) row.value("none").orElseThrow()).isEmpty();
      for (String large : List.of("many", "deep")) {
        assertThatThrownBy(() -> shop.sql("SELECT " + large + " FROM lists").run())
            .isInstanceOf(ResultTooLargeException.class)
            .hasMessageContainingAll("column '" + large + "'", "1280 bytes");
      }
      assertThat(shop.sessions().lent()).isZero();
      assertThat(shop.sessions().evictions()).isZero();
    }
  }
}
