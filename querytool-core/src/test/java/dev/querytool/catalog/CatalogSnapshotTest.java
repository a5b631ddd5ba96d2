package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogSnapshotTest {

  @Test
  void findsTablesWithoutRegardToAsciiCase() {
    CatalogSnapshot snapshot = snapshot(table("main", "Orders"), table("aux", "orders"));

    assertThat(snapshot.findTable("ORDERS")).contains(snapshot.tables().get(0));
    assertThat(snapshot.findTable("AUX", "Orders")).contains(snapshot.tables().get(1));
    assertThat(snapshot.findTable("other", "orders")).isEmpty();
    assertThat(snapshot.findTable("order")).isEmpty();
  }

  @Test
  void takesNoOtherLettersForEqual() {
    CatalogSnapshot snapshot =
        snapshot(table("main", "É"), table("main", "k"), table("main", "i"), table("main", "ß"));

    assertThat(snapshot.findTable("é")).isEmpty();
    assertThat(snapshot.findTable("\u212A")).as("the Kelvin sign is no k").isEmpty();
    assertThat(snapshot.findTable("İ")).isEmpty();
    assertThat(snapshot.findTable("ı")).isEmpty();
    assertThat(snapshot.findTable("SS")).isEmpty();
    assertThat(snapshot.findTable("K")).isPresent();
    assertThat(snapshot.findTable("I")).isPresent();
  }

  @Test
  void prefersTheNameSpelledAsAsked() {
    CatalogSnapshot snapshot = snapshot(table("main", "Orders"), table("main", "orders"));

    assertThat(snapshot.findTable("orders").orElseThrow().tableName()).isEqualTo("orders");
    assertThat(snapshot.findTable("Orders").orElseThrow().tableName()).isEqualTo("Orders");
    assertThat(snapshot.findTable("ORDERS").orElseThrow().tableName()).isEqualTo("Orders");
  }

  @Test
  void findsFieldsTheSameWay() {
    TableMetadata table =
        TableMetadata.builder("main", "t", TableType.TABLE)
            .fields(
                List.of(
                    FieldMetadata.builder("Amount", "INT").build(),
                    FieldMetadata.builder("amount", "TEXT").build(),
                    FieldMetadata.builder("É", "INT").build()))
            .build();

    assertThat(table.findField("amount").orElseThrow().dataType()).isEqualTo("TEXT");
    assertThat(table.findField("AMOUNT").orElseThrow().dataType()).isEqualTo("INT");
    assertThat(table.findField("é")).isEmpty();
  }

  @Test
  void copiesItsTables() {
    List<TableMetadata> tables = new ArrayList<>(List.of(table("main", "a")));
    CatalogSnapshot snapshot =
        new CatalogSnapshot("shop", Dialect.SQLITE, 1, Instant.EPOCH, "main", tables);

    tables.clear();

    assertThat(snapshot.tables()).hasSize(1);
  }

  @Test
  void comesBackEqualFromJson() {
    CatalogSnapshot tables =
        new CatalogSnapshot(
            "shop",
            Dialect.SQLITE,
            7,
            Instant.parse("2026-01-31T08:00:00.123Z"),
            "main",
            List.of(
                TableMetadata.builder("main", "订单 \"x\"\n", TableType.TABLE)
                    .id(3)
                    .nativeType("strict")
                    .estimatedRows(5_000_000_000L)
                    .comment("c")
                    .chineseName("订单")
                    .note("一\n二")
                    .fields(
                        List.of(
                            FieldMetadata.builder("id", "INTEGER")
                                .id(4)
                                .nullable(false)
                                .primaryKeyPosition(1)
                                .unique(true)
                                .build(),
                            FieldMetadata.builder("sum", "")
                                .id(5)
                                .ordinalPosition(2)
                                .generated(true)
                                .columnDefault("'x'")
                                .maxLength(4_294_967_295L)
                                .comment("c")
                                .chineseName("合计")
                                .note("n")
                                .build()))
                    .foreignKeys(
                        List.of(
                            new ForeignKey("", List.of("id"), "main", "p", List.of("a")),
                            new ForeignKey(
                                "fk", List.of("id", "sum"), "main", "q", List.of("a", "b"))))
                    .build(),
                table("main", "v").toBuilder()
                    .tableType(TableType.VIEW)
                    .nativeType("view")
                    .build()));
    CatalogSnapshot snapshot =
        tables
            .withTableNameCase(NameCase.EXACT)
            .withFunctions(
                List.of(
                    new FunctionMetadata(
                        "main",
                        "计算",
                        List.of("integer", "varchar(3)"),
                        "SETOF text",
                        FunctionMetadata.Kind.AGGREGATE,
                        FunctionMetadata.Volatility.STABLE,
                        "sql",
                        "hstore")));

    CatalogSnapshot read = CatalogSnapshot.fromJson(snapshot.toJson());

    assertThat(read).isEqualTo(snapshot).isNotEqualTo(tables);
    assertThat(read.functions()).isEqualTo(snapshot.functions());
    assertThat(read.tableNameCase()).isEqualTo(NameCase.EXACT);
  }

  @Test
  void takesAFunctionOfWhichNoMoreIsSaidForOneThatMayDoAnything() {
    CatalogSnapshot read =
        CatalogSnapshot.fromJson(
            """
            {"format": "querytool-catalog-1", "connection": "shop", "dialect": "POSTGRES",
             "version": 1, "refreshedAt": "2026-01-31T08:00:00Z", "defaultSchema": "public",
             "functions": [{"functionName": "f"}]}
            """);

    FunctionMetadata function = read.functions().get(0);
    assertThat(function.schemaName()).isEqualTo("public");
    assertThat(function.volatility()).isEqualTo(FunctionMetadata.Volatility.VOLATILE);
    assertThat(read.tableNameCase()).isEqualTo(NameCase.EXACT);
  }

  @Test
  void tellsTablesOfTwoSchemasApart() {
    TableMetadata sold = table("sales", "orders");
    TableMetadata kept = table("archive", "orders");
    CatalogSnapshot snapshot =
        new CatalogSnapshot(
            "shop", Dialect.POSTGRES, 1, Instant.EPOCH, "sales", List.of(kept, sold));

    assertThat(snapshot.findTable("orders")).contains(sold);
    assertThat(snapshot.findTable("archive", "orders")).contains(kept);
    assertThat(CatalogSnapshot.fromJson(snapshot.toJson())).isEqualTo(snapshot);
  }

  @Test
  void writesCamelCaseInAFixedOrderAndLeavesOutWhatIsAbsent() {
    TableMetadata table =
        TableMetadata.builder("main", "t", TableType.TABLE)
            .id(1)
            .chineseName("表")
            .fields(List.of(FieldMetadata.builder("a", "INT").id(2).build()))
            .build();

    assertThat(snapshot(table).toJson())
        .isEqualTo(
            """
            {
              "format": "querytool-catalog-1",
              "connection": "shop",
              "dialect": "SQLITE",
              "version": 1,
              "refreshedAt": "1970-01-01T00:00:00Z",
              "defaultSchema": "main",
              "tableNameCase": "IGNORED",
              "tables": [
                {
                  "id": 1,
                  "schemaName": "main",
                  "tableName": "t",
                  "tableType": "TABLE",
                  "nativeType": "table",
                  "chineseName": "表",
                  "fields": [
                    {
                      "id": 2,
                      "fieldName": "a",
                      "ordinalPosition": 1,
                      "dataType": "INT",
                      "nullable": true,
                      "primaryKeyPosition": 0,
                      "unique": false,
                      "generated": false
                    }
                  ],
                  "foreignKeys": []
                }
              ],
              "functions": []
            }
            """);
  }

  private static CatalogSnapshot snapshot(TableMetadata... tables) {
    return new CatalogSnapshot("shop", Dialect.SQLITE, 1, Instant.EPOCH, "main", List.of(tables));
  }

  private static TableMetadata table(String schema, String name) {
    return TableMetadata.builder(schema, name, TableType.TABLE).build();
  }
}
