package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.ReadSession;
import dev.querytool.connection.SqliteSessions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMetadataTest {

  @TempDir Path folder;
  private SqliteSessions sessions;

  @BeforeEach
  void register() {
    sessions = new SqliteSessions(folder);
    sessions.register("shop", "shop.db");
  }

  @Test
  void readsFieldsInOrderWithTypeDefaultAndLength() {
    sessions.execute(
        "shop",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'x''y',"
            + " price DECIMAL(10,2), code NCHAR( 5 ), size INT(11), anything, raw VARBINARY(99999999999))");

    TableMetadata table = table("t");

    assertThat(table.fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("id", "name", "price", "code", "size", "anything", "raw");
    assertThat(table.fields())
        .extracting(FieldMetadata::ordinalPosition)
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
    FieldMetadata name = field(table, "name");
    assertThat(name.dataType()).isEqualTo("VARCHAR(20)");
    assertThat(name.nullable()).isFalse();
    assertThat(name.columnDefault()).contains("'x''y'");
    assertThat(name.maxLength()).hasValue(20);
    assertThat(field(table, "price").maxLength()).isEmpty();
    assertThat(field(table, "price").dataType()).isEqualTo("DECIMAL(10,2)");
    assertThat(field(table, "price").nullable()).isTrue();
    assertThat(field(table, "code").maxLength()).hasValue(5);
    assertThat(field(table, "size").maxLength()).isEmpty();
    assertThat(field(table, "anything").dataType()).isEmpty();
    assertThat(field(table, "raw").maxLength()).hasValue(99_999_999_999L);
  }

  @Test
  void tellsTablesAndViewsAndTheirNativeKinds() {
    sessions.execute(
        "shop",
        "CREATE TABLE plain (a)",
        "CREATE TABLE s (a INT) STRICT",
        "CREATE TABLE w (a TEXT PRIMARY KEY) WITHOUT ROWID",
        "CREATE TABLE sw (a TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
        "CREATE VIRTUAL TABLE docs USING fts5(title, body)",
        "CREATE VIEW v AS SELECT a FROM plain");

    assertThat(read().tables())
        .extracting(t -> t.tableName() + ": " + t.tableType() + ", " + t.nativeType())
        .containsExactly(
            "docs: TABLE, virtual",
            "plain: TABLE, table",
            "s: TABLE, strict",
            "sw: TABLE, strict, without rowid",
            "v: VIEW, view",
            "w: TABLE, without rowid");
  }

  @Test
  void leavesOutShadowTablesAndSqlitesOwn() {
    sessions.execute(
        "shop",
        "CREATE VIRTUAL TABLE docs USING fts5(title)",
        "CREATE VIRTUAL TABLE boxes USING rtree(id, x0, x1)",
        "CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT)",
        "INSERT INTO counted DEFAULT VALUES",
        "ANALYZE");

    assertThat(read().tables())
        .extracting(TableMetadata::tableName)
        .containsExactly("boxes", "counted", "docs");
  }

  @Test
  void leavesOutHiddenColumnsAndMarksGeneratedOnes() {
    sessions.execute(
        "shop",
        "CREATE VIRTUAL TABLE docs USING fts5(title, body)",
        "CREATE TABLE g (a INT, doubled INT AS (a * 2), tripled INT AS (a * 3) STORED)");

    assertThat(table("docs").fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("title", "body");
    assertThat(table("g").fields())
        .extracting(FieldMetadata::generated)
        .containsExactly(false, true, true);
  }

  @Test
  void givesThePlacesInAPrimaryKey() {
    sessions.execute("shop", "CREATE TABLE t (a INT, b INT, c INT, PRIMARY KEY (c, a))");

    TableMetadata table = table("t");

    assertThat(table.fields())
        .extracting(FieldMetadata::primaryKeyPosition)
        .containsExactly(2, 0, 1);
    assertThat(table.primaryKey()).containsExactly("c", "a");
    assertThat(table.fields()).noneMatch(FieldMetadata::unique);
  }

  @Test
  void knowsThatTheRowidsOtherNameIsNeverNull() {
    sessions.execute(
        "shop",
        "CREATE TABLE rowid_name (id INTEGER PRIMARY KEY)",
        "CREATE TABLE own_index (id INTEGER PRIMARY KEY DESC)",
        "CREATE TABLE other_type (id INT PRIMARY KEY)");

    assertThat(field(table("rowid_name"), "id").nullable()).isFalse();
    assertThat(field(table("rowid_name"), "id").unique()).isTrue();
    assertThat(field(table("own_index"), "id").nullable()).isTrue();
    assertThat(field(table("own_index"), "id").unique()).isTrue();
    assertThat(field(table("other_type"), "id").nullable()).isTrue();
  }

  @Test
  void takesForUniqueOnlyWhatAFullIndexOnTheColumnAloneHolds() {
    sessions.execute(
        "shop",
        "CREATE TABLE t (alone TEXT UNIQUE, one INT, two INT, part INT, expr TEXT, plain INT,"
            + " UNIQUE (one, two))",
        "CREATE UNIQUE INDEX t_part ON t (part) WHERE part > 0",
        "CREATE UNIQUE INDEX t_expr ON t (lower(expr))",
        "CREATE INDEX t_plain ON t (plain)");

    assertThat(table("t").fields())
        .filteredOn(FieldMetadata::unique)
        .extracting(FieldMetadata::fieldName)
        .containsExactly("alone");
  }

  @Test
  void readsForeignKeysInTheOrderOfDeclaration() {
    sessions.execute(
        "shop",
        "CREATE TABLE Customers (Id INTEGER PRIMARY KEY)",
        "CREATE TABLE regions (country TEXT, code TEXT, PRIMARY KEY (country, code))",
        "CREATE TABLE orders (customer INT REFERENCES customers, again INT REFERENCES CUSTOMERS(ID),"
            + " c TEXT, r TEXT, far INT REFERENCES nowhere (x), FOREIGN KEY (c, r) REFERENCES regions)");

    assertThat(table("orders").foreignKeys())
        .containsExactly(
            new ForeignKey("", List.of("customer"), "main", "Customers", List.of("Id")),
            new ForeignKey("", List.of("again"), "main", "Customers", List.of("Id")),
            new ForeignKey("", List.of("far"), "main", "nowhere", List.of("x")),
            new ForeignKey("", List.of("c", "r"), "main", "regions", List.of("country", "code")));
  }

  @Test
  void leavesOutForeignKeysThatLeadNowhere() {
    sessions.execute(
        "shop",
        "CREATE TABLE pairs (a INT, b INT, PRIMARY KEY (a, b))",
        "CREATE TABLE keyless (a INT)",
        "CREATE TABLE t (a REFERENCES nowhere, b REFERENCES pairs, c REFERENCES keyless)");

    assertThat(table("t").foreignKeys()).isEmpty();
  }

  @Test
  void estimatesRowsOnlyFromWhatAnalyzeLeft() {
    sessions.execute(
        "shop",
        "CREATE TABLE t (a INT, b INT)",
        "CREATE INDEX few ON t (a) WHERE a = 1",
        "CREATE INDEX t_b ON t (b)",
        "INSERT INTO t VALUES (1, 1), (2, 2), (3, 3)");
    assertThat(table("t").estimatedRows()).isEmpty();

    sessions.execute("shop", "ANALYZE", "CREATE TABLE later (a)");

    assertThat(table("t").estimatedRows()).hasValue(3);
    assertThat(table("later").estimatedRows()).isEmpty();
  }

  @Test
  void readsNamesOfAnyCharacters() {
    sessions.execute(
        "shop",
        "CREATE TABLE \"订单 2026\" (\"下单 时间\" TEXT, \"select\" INT, \"it's\"\"quoted\" INT)",
        "CREATE TABLE \"\" (\"\" INT)",
        "CREATE TABLE \"new\nline \\ [x] `y` 😀\" (a INT)");

    assertThat(read().tables())
        .extracting(TableMetadata::tableName)
        .containsExactly("", "new\nline \\ [x] `y` 😀", "订单 2026");
    assertThat(table("订单 2026").fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("下单 时间", "select", "it's\"quoted");
  }

  @Test
  void keepsBrokenViewsWithoutFieldsAndReadsTheOthers() {
    sessions.execute(
        "shop",
        "CREATE TABLE t (a INT)",
        "CREATE VIEW a_broken AS SELECT * FROM gone",
        "CREATE VIEW b_good AS SELECT a, a + 1 AS next FROM t",
        "CREATE VIEW c_broken AS SELECT nope FROM t",
        "CREATE VIEW d_loop AS SELECT * FROM e_loop",
        "CREATE VIEW e_loop AS SELECT * FROM d_loop",
        "CREATE VIEW f_on_broken AS SELECT * FROM a_broken",
        "CREATE VIEW g_good AS SELECT a FROM t",
        "CREATE VIEW h_unknown_function AS SELECT nowhere_defined(a) AS x FROM t");

    DatabaseStructure structure = read();

    assertThat(structure.tables())
        .extracting(table -> table.tableName() + " " + table.fields().size())
        .containsExactly(
            "a_broken 0",
            "b_good 2",
            "c_broken 0",
            "d_loop 0",
            "e_loop 0",
            "f_on_broken 0",
            "g_good 1",
            "h_unknown_function 0",
            "t 1");
  }

  @Test
  void readsAnyNumberOfTablesInSixStatements() {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      statements.add(
          "CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY, p INT REFERENCES t0, u UNIQUE)");
      statements.add("CREATE VIEW v" + i + " AS SELECT * FROM t" + i);
    }
    statements.add("INSERT INTO t0 (u) VALUES (1)");
    statements.add("ANALYZE");
    sessions.execute("shop", statements.toArray(String[]::new));

    DatabaseStructure structure = read();

    assertThat(structure.tables()).hasSize(600).allMatch(table -> table.fields().size() == 3);
    assertThat(sessions.statements()).isEqualTo(6);
  }

  @Test
  void refusesAFileWhoseTablesHideSqlitesOwn() {
    for (String name : List.of("pragma_table_list", "PRAGMA_table_xinfo", "json_each")) {
      sessions.execute("shop", "CREATE TABLE " + name + " (a)");

      assertThatThrownBy(this::read).hasMessageContaining(name).hasMessageContaining("rename it");

      sessions.execute("shop", "DROP TABLE " + name);
    }
  }

  @Test
  void goesOnBehindTheFirstSliceOfNames() {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < 4_100; i++) {
      statements.add("CREATE TABLE t" + i + " (id INTEGER PRIMARY KEY, u UNIQUE)");
    }
    statements.add("CREATE VIEW a_broken AS SELECT * FROM gone");
    statements.add("CREATE VIEW z_broken AS SELECT * FROM gone");
    sessions.execute("shop", statements.toArray(String[]::new));

    assertThat(read().tables())
        .hasSize(4_102)
        .allMatch(
            table ->
                table.tableName().endsWith("broken")
                    ? table.fields().isEmpty()
                    : table.fields().size() == 2 && table.fields().get(1).unique());
  }

  @Test
  void saysThatAFileIsNoDatabaseAndEvictsTheSession() throws Exception {
    Files.write(
        folder.resolve("shop.db"),
        "this is a text, and no database at all, however long it may be. "
            .repeat(20)
            .getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(this::read)
        .isInstanceOf(MetadataReadException.class)
        .hasMessageContaining("'shop'")
        .hasMessageContaining("not a database");
    assertThat(sessions.evictedSessions()).isEqualTo(1);
    assertThat(sessions.openSessions()).isZero();
  }

  private DatabaseStructure read() {
    try (ReadSession session = sessions.borrow("shop")) {
      return MetadataReader.read("shop", session, StructureLimits.defaults());
    }
  }

  private TableMetadata table(String name) {
    return read().tables().stream()
        .filter(table -> table.tableName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static FieldMetadata field(TableMetadata table, String name) {
    return table.findField(name).orElseThrow();
  }
}
