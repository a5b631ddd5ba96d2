package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.catalog.CatalogStore;
import dev.querytool.catalog.CatalogStore.Head;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.FunctionMetadata;
import dev.querytool.catalog.NameCase;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.catalog.UnnamedCall;
import dev.querytool.connection.ConnectionStore.Draft;
import dev.querytool.connection.Dialect;
import dev.querytool.sqlite.SqliteFileException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogStoreTest extends StoreTestCase {

  private CatalogStore catalog;
  private long connection;

  @BeforeEach
  void register() {
    catalog = store.catalog();
    connection = register("shop");
  }

  @Test
  void returnsATableAsItWasInserted() {
    catalog.insertTable(connection, orders(), NOW);

    TableMetadata read = only();

    assertThat(read.id()).isPositive();
    assertThat(read.fields()).allMatch(field -> field.id() > 0);
    assertThat(withoutIds(read)).isEqualTo(orders());
  }

  @Test
  void returnsATableWithoutFieldsOrAnythingOptional() {
    TableMetadata bare = TableMetadata.builder("main", "bare", TableType.VIEW).build();
    catalog.insertTable(connection, bare, NOW);

    assertThat(withoutIds(only())).isEqualTo(bare);
  }

  @Test
  void ordersTablesBySchemaAndNameAndFieldsByTheirPlace() {
    insert("b", "a");
    insert("a", "z");
    insert("a", "b");

    assertThat(catalog.tables(connection))
        .extracting(table -> table.schemaName() + "." + table.tableName())
        .containsExactly("a.b", "a.z", "b.a");

    FieldMetadata second = FieldMetadata.builder("a", "int").ordinalPosition(2).build();
    FieldMetadata first = FieldMetadata.builder("b", "int").ordinalPosition(1).build();
    long id = catalog.tables(connection).get(0).id();
    catalog.insertField(id, second, NOW);
    catalog.insertField(id, first, NOW);

    assertThat(catalog.tables(connection).get(0).fields())
        .extracting(FieldMetadata::fieldName)
        .containsExactly("b", "a");
  }

  @Test
  void returnsFunctionsAsTheyWereGivenAndInTheirOrder() {
    FunctionMetadata two = function("two", "integer", "varchar(3)[]");
    FunctionMetadata none = function("none");
    long other = register("other");
    catalog.replaceFunctions(other, List.of(function("elsewhere", "text")));

    catalog.replaceFunctions(connection, List.of(two, none, two));
    assertThat(catalog.functions(connection)).containsExactly(two, none, two);

    catalog.replaceFunctions(connection, List.of(none));
    assertThat(catalog.functions(connection)).containsExactly(none);
    assertThat(catalog.functions(other)).containsExactly(function("elsewhere", "text"));
  }

  @Test
  void returnsCallsWithoutNamesAsTheyWereGivenAndInTheirOrder() {
    UnnamedCall plain = unnamed("=", List.of());
    UnnamedCall apart = unnamed("+", List.of("mood", "a\nb"));
    long other = register("other");
    catalog.replaceUnnamedCalls(other, List.of(apart));

    catalog.replaceUnnamedCalls(connection, List.of(plain, apart));
    assertThat(catalog.unnamedCalls(connection)).containsExactly(plain, apart);

    catalog.replaceUnnamedCalls(connection, List.of());
    assertThat(catalog.unnamedCalls(connection)).isEmpty();
    assertThat(catalog.unnamedCalls(other)).containsExactly(apart);
  }

  @Test
  void keepsTheTablesOfConnectionsApart() {
    long other = register("other");
    insert("main", "t");
    catalog.insertTable(other, orders(), NOW);

    assertThat(catalog.tables(connection)).extracting(TableMetadata::tableName).containsOnly("t");
    assertThat(withoutIds(catalog.tables(other).get(0))).isEqualTo(orders());
  }

  @Test
  void takesOneNameInTwoSchemasButNotTwiceInOne() {
    insert("a", "t");
    insert("b", "t");

    assertThatThrownBy(() -> insert("a", "t"))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("table_metadata.table_name");
    assertThat(catalog.tables(connection)).hasSize(2);
  }

  @Test
  void refusesAFieldTwice() {
    catalog.insertTable(connection, orders(), NOW);

    assertThatThrownBy(
            () -> catalog.insertField(only().id(), FieldMetadata.builder("id", "int").build(), NOW))
        .isInstanceOf(SqliteFileException.class)
        .hasMessageContaining("field_metadata.field_name");
  }

  @Test
  void keepsLengthsOfMoreThanThirtyTwoBits() {
    long longText = 4_294_967_295L;
    FieldMetadata field = FieldMetadata.builder("body", "LONGTEXT").maxLength(longText).build();
    catalog.insertTable(connection, table().fields(List.of(field)).build(), NOW);

    assertThat(only().fields().get(0).maxLength()).hasValue(longText);
  }

  @Test
  void updatesWhatTheDatabaseSaysOfATableAndLeavesWhatPeopleSay() {
    catalog.insertTable(connection, orders(), NOW);
    TableMetadata before = only();

    TableMetadata seen =
        before.toBuilder()
            .tableType(TableType.VIEW)
            .nativeType("materialized view")
            .estimatedRows(null)
            .comment("new comment")
            .chineseName("ignored")
            .note("ignored")
            .fields(List.of())
            .foreignKeys(List.of())
            .build();
    catalog.updateTable(seen, LATER);

    assertThat(only())
        .isEqualTo(
            seen.toBuilder()
                .chineseName("\u8ba2\u5355")
                .note("one row per order")
                .fields(before.fields())
                .build());
  }

  @Test
  void replacesForeignKeysInOrder() {
    catalog.insertTable(connection, orders(), NOW);
    List<ForeignKey> keys =
        List.of(
            new ForeignKey("z", List.of("b", "a"), "other", "pair", List.of("x", "y")),
            new ForeignKey("a", List.of("a"), "main", "one", List.of("id")));

    catalog.updateTable(only().toBuilder().foreignKeys(keys).build(), LATER);

    assertThat(only().foreignKeys()).isEqualTo(keys);
    assertThat(rows("SELECT count(*) FROM foreign_key_columns")).containsExactly("3");
  }

  @Test
  void updatesWhatTheDatabaseSaysOfAFieldAndLeavesWhatPeopleSay() {
    catalog.insertTable(connection, orders(), NOW);
    FieldMetadata before = only().fields().get(1);

    FieldMetadata seen =
        before.toBuilder()
            .dataType("BIGINT")
            .ordinalPosition(9)
            .nullable(true)
            .unique(true)
            .generated(true)
            .primaryKeyPosition(2)
            .columnDefault("0")
            .maxLength(null)
            .comment(null)
            .chineseName("ignored")
            .note("ignored")
            .build();
    catalog.updateField(seen, LATER);

    assertThat(only().fields().get(1))
        .isEqualTo(seen.toBuilder().chineseName("\u5ba2\u6237").note("who pays").build());
  }

  @Test
  void writesAndClearsTheWordsOfATableAndOfAField() {
    catalog.insertTable(connection, orders(), NOW);
    FieldMetadata field = only().fields().get(0);

    catalog.annotateTable(
        only().toBuilder().chineseName("\u65b0").note(null).synonyms(List.of("a", "b c")).build(),
        LATER);
    catalog.annotateField(field.toBuilder().chineseName(null).note("note").build(), LATER);

    assertThat(only().chineseName()).contains("\u65b0");
    assertThat(only().note()).isEmpty();
    assertThat(only().synonyms()).containsExactly("a", "b c");
    assertThat(rows("SELECT synonyms IS NULL FROM field_metadata")).containsExactly("1", "1");
    assertThat(only().fields().get(0).chineseName()).isEmpty();
    assertThat(only().fields().get(0).note()).contains("note");
    assertThat(rows("SELECT updated_at FROM table_metadata"))
        .containsExactly("2026-01-02T04:04:05.678Z");
  }

  @Test
  void deletesAFieldAlone() {
    catalog.insertTable(connection, orders(), NOW);

    catalog.deleteField(only().fields().get(0).id());

    assertThat(only().fields()).extracting(FieldMetadata::fieldName).containsOnly("customer_id");
  }

  @Test
  void deletesATableWithItsFieldsAndKeys() {
    catalog.insertTable(connection, orders(), NOW);

    catalog.deleteTable(only().id());

    assertThat(catalog.tables(connection)).isEmpty();
    assertThat(rows("SELECT count(*) FROM field_metadata")).containsExactly("0");
    assertThat(rows("SELECT count(*) FROM foreign_key_columns")).containsExactly("0");
  }

  @Test
  void refusesToChangeWhatIsNotThere() {
    TableMetadata noTable = table().id(77).build();
    FieldMetadata noField = FieldMetadata.builder("f", "int").id(78).build();

    for (Runnable change :
        List.<Runnable>of(
            () -> catalog.updateTable(noTable, NOW),
            () -> catalog.updateField(noField, NOW),
            () -> catalog.annotateTable(noTable, NOW),
            () -> catalog.annotateField(noField, NOW))) {
      assertThatThrownBy(change::run).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void hasNoHeadBeforeTheFirstAndThenTheLastOne() {
    assertThat(catalog.findHead(connection)).isEmpty();

    catalog.saveHead(connection, new Head(1, NOW, "main", NameCase.IGNORED));
    catalog.saveHead(connection, new Head(2, LATER, "public", NameCase.EXACT));

    assertThat(catalog.findHead(connection)).contains(new Head(2, LATER, "public", NameCase.EXACT));
    assertThat(catalog.findHead(register("other"))).isEmpty();
  }

  private void insert(String schema, String name) {
    catalog.insertTable(
        connection, TableMetadata.builder(schema, name, TableType.TABLE).build(), NOW);
  }

  private long register(String name) {
    return store
        .connections()
        .insert(new Draft(name, "sqlite:/data", Dialect.SQLITE, null), NOW)
        .id();
  }

  private TableMetadata only() {
    return catalog.tables(connection).get(0);
  }

  private static TableMetadata withoutIds(TableMetadata table) {
    return table.toBuilder()
        .id(0)
        .fields(table.fields().stream().map(f -> f.toBuilder().id(0).build()).toList())
        .build();
  }

  private static TableMetadata.Builder table() {
    return TableMetadata.builder("main", "orders", TableType.TABLE);
  }

  private static TableMetadata orders() {
    return table()
        .nativeType("strict table")
        .estimatedRows(12_000_000_000L)
        .comment("all orders")
        .chineseName("\u8ba2\u5355")
        .note("one row per order")
        .fields(List.of(id(), customer()))
        .foreignKeys(
            List.of(
                new ForeignKey(
                    "orders_customer", List.of("customer_id"), "main", "customer", List.of("id"))))
        .build();
  }

  private static FieldMetadata id() {
    return FieldMetadata.builder("id", "INTEGER")
        .primaryKeyPosition(1)
        .nullable(false)
        .unique(true)
        .generated(true)
        .build();
  }

  private static FieldMetadata customer() {
    return FieldMetadata.builder("customer_id", "INTEGER")
        .ordinalPosition(2)
        .nullable(false)
        .columnDefault("1")
        .maxLength(20L)
        .comment("the customer")
        .chineseName("\u5ba2\u6237")
        .note("who pays")
        .build();
  }

  private static UnnamedCall unnamed(String sign, List<String> carriers) {
    return new UnnamedCall(
        UnnamedCall.Kind.OPERATOR, "public", sign, "", "text", "public", "f", "text", carriers);
  }

  private static FunctionMetadata function(String name, String... types) {
    return new FunctionMetadata(
        "main",
        name,
        List.of(types),
        "SETOF text",
        FunctionMetadata.Kind.FUNCTION,
        FunctionMetadata.Volatility.IMMUTABLE,
        "plpgsql",
        "hstore");
  }
}
