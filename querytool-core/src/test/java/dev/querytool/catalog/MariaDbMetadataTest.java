package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.connection.ReadSession;
import dev.querytool.connection.ServerSessions;
import dev.querytool.testkit.OwnServer;
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

  @Test
  void comparesTablesWithoutCaseWhereTheServerIsSetUpSo() {
    try (OwnServer own = OwnServer.start(Dialect.MARIADB, Map.of("lower_case_table_names", "1"));
        ServerSessions there = new ServerSessions(own.server(), DATABASES)) {
      there.register("shop", "shop");
      there.execute("shop", "CREATE TABLE Orders (Id int PRIMARY KEY)");

      try (ReadSession session = there.borrow("shop")) {
        DatabaseStructure structure =
            MetadataReader.read("shop", session, StructureLimits.defaults());
        assertThat(structure.tableNames()).isEqualTo(NameCase.IGNORED);
        assertThat(structure.tables())
            .extracting(TableMetadata::tableName)
            .containsExactly("orders");
      }
    }
  }
}
