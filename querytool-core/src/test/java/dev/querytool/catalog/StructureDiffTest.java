package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StructureDiffTest {

  private static final long CONNECTION = 1;

  @Property(seed = "20261121", tries = 300)
  void makesTheStoreEqualToTheDatabaseAndLosesNoWords(
      @ForAll("structures") List<TableMetadata> first,
      @ForAll("structures") List<TableMetadata> second) {
    MemoryCatalogStore store = new MemoryCatalogStore();
    apply(store, first);
    annotateAll(store);
    List<TableMetadata> before = store.tables(CONNECTION);

    StructureDiff diff = apply(store, second);

    List<TableMetadata> after = store.tables(CONNECTION);
    assertThat(after.stream().map(StructureDiffTest::bare)).containsExactlyElementsOf(second);
    for (TableMetadata table : before) {
      find(after, table)
          .ifPresent(
              kept -> {
                assertThat(kept.id()).isEqualTo(table.id());
                assertThat(kept.chineseName()).isEqualTo(table.chineseName());
                assertThat(kept.note()).isEqualTo(table.note());
                assertThat(kept.synonyms()).isEqualTo(table.synonyms());
                table.fields().forEach(field -> assertKept(field, kept));
              });
    }
    assertThat(apply(store, second).isEmpty()).isTrue();
    if (first.equals(second)) {
      assertThat(diff.isEmpty()).isTrue();
    }
  }

  @Property(seed = "20261121", tries = 300)
  void reportsExactlyWhatCameAndWent(
      @ForAll("structures") List<TableMetadata> first,
      @ForAll("structures") List<TableMetadata> second) {
    MemoryCatalogStore store = new MemoryCatalogStore();
    apply(store, first);

    RefreshReport report = apply(store, second).report();

    assertThat(report.added()).containsExactlyElementsOf(missingFrom(first, second));
    assertThat(report.removed()).containsExactlyElementsOf(missingFrom(second, first));
    assertThat(report.changed()).allMatch(name -> !report.added().contains(name));
  }

  @Test
  void tellsTablesThatDifferInCaseAloneApartAsTheEngineDoes() {
    MemoryCatalogStore store = new MemoryCatalogStore();
    List<TableMetadata> both = List.of(table("app", "Orders"), table("app", "orders"));

    apply(store, "app", structure("app", NameCase.EXACT, both));
    RefreshReport same = apply(store, "app", structure("app", NameCase.EXACT, both)).report();
    assertThat(same.isEmpty()).isTrue();

    List<TableMetadata> one = List.of(table("app", "orders"));
    RefreshReport now = apply(store, "app", structure("app", NameCase.IGNORED, one)).report();
    assertThat(store.tables(CONNECTION)).hasSize(1);
    assertThat(now.removed()).containsExactly("app.Orders");
  }

  @Test
  void takesTheDefaultSchemaOfAnotherDatabaseForTheOldOne() {
    MemoryCatalogStore store = new MemoryCatalogStore();
    apply(
        store,
        "shop_test",
        structure(
            "shop_test", NameCase.EXACT, List.of(table("crm", "t"), table("shop_test", "t"))));
    annotateAll(store);
    Map<String, Long> before = ids(store);

    RefreshReport report =
        apply(
                store,
                "shop_test",
                structure("shop", NameCase.EXACT, List.of(table("crm", "t"), table("shop", "t"))))
            .report();

    assertThat(report).isEqualTo(new RefreshReport(List.of(), List.of("shop.t"), List.of()));
    assertThat(ids(store))
        .isEqualTo(Map.of("crm.t", before.get("crm.t"), "shop.t", before.get("shop_test.t")));
    assertThat(store.tables(CONNECTION)).allMatch(table -> table.note().isPresent());
  }

  @Test
  void leavesSchemasAloneWhenAnotherOfThemBecomesTheDefault() {
    MemoryCatalogStore store = new MemoryCatalogStore();
    apply(store, "z", structure("z", NameCase.EXACT, List.of(table("a", "t"), table("z", "t"))));
    Map<String, Long> before = ids(store);

    RefreshReport report =
        apply(store, "z", structure("a", NameCase.EXACT, List.of(table("a", "t")))).report();

    assertThat(report.removed()).containsExactly("z.t");
    assertThat(ids(store)).isEqualTo(Map.of("a.t", before.get("a.t")));
  }

  @Provide
  Arbitrary<List<TableMetadata>> structures() {
    Arbitrary<FieldMetadata> fields =
        Combinators.combine(
                Arbitraries.of("a", "b", "c", "d"),
                Arbitraries.of("INT", "TEXT"),
                Arbitraries.of(true, false))
            .as((name, type, unique) -> FieldMetadata.builder(name, type).unique(unique).build());
    Arbitrary<List<FieldMetadata>> fieldLists =
        fields.list().ofMaxSize(4).uniqueElements(FieldMetadata::fieldName).map(this::numbered);
    Arbitrary<TableMetadata> tables =
        Combinators.combine(
                Arbitraries.of("t", "u", "v"), fieldLists, Arbitraries.of("table", "strict"))
            .as(
                (name, list, kind) ->
                    TableMetadata.builder("main", name, TableType.TABLE)
                        .nativeType(kind)
                        .fields(list)
                        .foreignKeys(
                            list.isEmpty()
                                ? List.of()
                                : List.of(
                                    new ForeignKey(
                                        "",
                                        List.of(list.get(0).fieldName()),
                                        "main",
                                        "t",
                                        List.of("a"))))
                        .build());
    return tables
        .list()
        .ofMaxSize(3)
        .uniqueElements(TableMetadata::tableName)
        .map(
            list ->
                list.stream().sorted((x, y) -> x.tableName().compareTo(y.tableName())).toList());
  }

  private List<FieldMetadata> numbered(List<FieldMetadata> fields) {
    List<FieldMetadata> numbered = new ArrayList<>();
    for (FieldMetadata field : fields) {
      numbered.add(field.toBuilder().ordinalPosition(numbered.size() + 1).build());
    }
    return numbered;
  }

  private static StructureDiff apply(MemoryCatalogStore store, List<TableMetadata> found) {
    return apply(store, "main", new DatabaseStructure("main", NameCase.IGNORED, found, List.of()));
  }

  private static StructureDiff apply(
      MemoryCatalogStore store, String storedDefault, DatabaseStructure found) {
    return store.inTransaction(
        () -> {
          StructureDiff diff =
              StructureDiff.between(
                  storedDefault, store.tables(CONNECTION), found, NameCase.IGNORED);
          diff.apply(store, CONNECTION, Instant.EPOCH);
          return diff;
        });
  }

  private static void annotateAll(MemoryCatalogStore store) {
    store.inTransaction(
        () -> {
          for (TableMetadata table : store.tables(CONNECTION)) {
            store.annotateTable(
                table.toBuilder()
                    .chineseName("表" + table.id())
                    .note("n")
                    .synonyms(List.of("s" + table.id()))
                    .build(),
                Instant.EPOCH);
            for (FieldMetadata field : table.fields()) {
              store.annotateField(
                  field.toBuilder()
                      .chineseName("列" + field.id())
                      .note("n")
                      .synonyms(List.of("s" + field.id()))
                      .build(),
                  Instant.EPOCH);
            }
          }
          return true;
        });
  }

  private static void assertKept(FieldMetadata field, TableMetadata table) {
    table
        .findField(field.fieldName())
        .ifPresent(
            kept -> {
              assertThat(kept.id()).isEqualTo(field.id());
              assertThat(kept.hasWordsOf(field)).isTrue();
            });
  }

  private static List<String> missingFrom(List<TableMetadata> here, List<TableMetadata> there) {
    List<String> missing = new ArrayList<>();
    for (TableMetadata table : there) {
      Optional<TableMetadata> same = find(here, table);
      if (same.isEmpty()) {
        missing.add(table.qualifiedName());
      } else {
        table.fields().stream()
            .filter(field -> same.get().findField(field.fieldName()).isEmpty())
            .forEach(field -> missing.add(table.qualifiedName() + "." + field.fieldName()));
      }
    }
    return missing.stream().sorted().toList();
  }

  private static Optional<TableMetadata> find(List<TableMetadata> tables, TableMetadata wanted) {
    return tables.stream()
        .filter(table -> table.tableName().equals(wanted.tableName()))
        .findFirst();
  }

  private static TableMetadata bare(TableMetadata table) {
    return table.toBuilder()
        .id(0)
        .chineseName(null)
        .note(null)
        .synonyms(List.of())
        .fields(table.fields().stream().map(StructureDiffTest::bare).toList())
        .build();
  }

  private static FieldMetadata bare(FieldMetadata field) {
    return field.toBuilder().id(0).chineseName(null).note(null).synonyms(List.of()).build();
  }

  private static Map<String, Long> ids(MemoryCatalogStore store) {
    return store.tables(CONNECTION).stream()
        .collect(Collectors.toMap(TableMetadata::qualifiedName, TableMetadata::id));
  }

  private static DatabaseStructure structure(
      String schema, NameCase tableNames, List<TableMetadata> tables) {
    return new DatabaseStructure(schema, tableNames, tables, List.of());
  }

  private static TableMetadata table(String schema, String name) {
    return TableMetadata.builder(schema, name, TableType.TABLE).build();
  }
}
