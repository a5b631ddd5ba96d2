package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestMetadataTest {

  @Test
  void knowsTablesByTheirChineseNamesAndSchemas() {
    CatalogSnapshot snapshot =
        new CatalogSnapshot(
            "shop",
            Dialect.SQLITE,
            1,
            Instant.EPOCH,
            "main",
            List.of(
                TableMetadata.builder("main", "t_ord", TableType.TABLE).chineseName("订单").build(),
                TableMetadata.builder("aux", "visits", TableType.TABLE).build()));

    assertThat(NearestMetadata.tables(snapshot, "订货")).containsExactly("t_ord");
    assertThat(NearestMetadata.tables(snapshot, "visit")).containsExactly("aux.visits");
  }

  @Test
  void knowsFieldsByTheirChineseNames() {
    TableMetadata table =
        TableMetadata.builder("main", "t", TableType.TABLE)
            .fields(List.of(FieldMetadata.builder("amt", "INT").chineseName("付款金额").build()))
            .build();

    assertThat(NearestMetadata.fields(table, "付款全额")).containsExactly("amt");
    assertThat(NearestMetadata.fields(table, "atm")).containsExactly("amt");
  }
}
