package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is gathered of the columns that a database tells. */
class FoundFieldsTest {

  @Test
  void aTableOfMoreColumnsThanAnyEngineHasIsRefused() throws SQLException {
    FoundFields fields = new FoundFields();
    TableName table = new TableName("public", "wide");
    for (int i = 0; i < 10_000; i++) {
      fields.add(table, FieldMetadata.builder("c" + i, "int"));
    }

    assertThatThrownBy(() -> fields.add(table, FieldMetadata.builder("more", "int")))
        .isInstanceOf(StructureLimitException.class)
        .hasMessageContaining("a table of it has more than 10,000 columns");
    fields.add(new TableName("public", "other"), FieldMetadata.builder("c", "int"));
  }
}
