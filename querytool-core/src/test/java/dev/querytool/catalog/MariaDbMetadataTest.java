package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MariaDbMetadataTest extends MysqlLikeMetadataContract {

  MariaDbMetadataTest() {
    super(Dialect.MARIADB);
  }

  @Test
  void tellsVersionedTablesAndLeavesOutSequences() {
    database.execute(
        "CREATE SEQUENCE numbers",
        "CREATE TABLE kept (id int PRIMARY KEY) WITH SYSTEM VERSIONING",
        "CREATE TABLE dated (id int PRIMARY KEY, code int UNIQUE,"
            + " since timestamp(6) GENERATED ALWAYS AS ROW START,"
            + " until timestamp(6) GENERATED ALWAYS AS ROW END,"
            + " PERIOD FOR SYSTEM_TIME (since, until)) WITH SYSTEM VERSIONING");

    assertThat(kinds())
        .isEqualTo(
            Map.of(
                "kept", "TABLE system versioned table", "dated", "TABLE system versioned table"));
    assertThat(table("kept").primaryKey()).containsExactly("id");
    assertThat(table("dated").primaryKey()).containsExactly("id");
    assertThat(fields("dated", FieldMetadata::unique))
        .isEqualTo(Map.of("id", true, "code", true, "since", false, "until", false));
    assertThat(fields("dated", FieldMetadata::generated))
        .isEqualTo(Map.of("id", false, "code", false, "since", true, "until", true));
  }
}
