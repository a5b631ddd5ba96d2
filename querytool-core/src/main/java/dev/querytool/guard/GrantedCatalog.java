package dev.querytool.guard;

import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What grants leave of a catalogue: a narrowed table is one of the columns that are granted, and
 * like a view has no row numbers. Safe for use by many threads; does not keep the whole catalogue.
 */
final class GrantedCatalog {

  private final CatalogSnapshot visible;
  private final Map<String, Narrowed> narrowed = new HashMap<>();
  private final Map<FormKey, TableForm> forms = new ConcurrentHashMap<>();

  /** A table of which not all is granted, or a view, which itself may leave something out. */
  record Narrowed(TableMetadata whole, ShownTable shown) {

    boolean isView() {
      return whole.tableType() == TableType.VIEW;
    }
  }

  private record FormKey(String path, boolean fenced) {}

  GrantedCatalog(CatalogSnapshot catalog, List<Grant> grants) {
    List<TableMetadata> tables = new ArrayList<>();
    for (TableMetadata table : catalog.tables()) {
      granted(table, grants, catalog.defaultSchema())
          .map(shown -> reduced(table, shown))
          .filter(reduced -> !reduced.fields().isEmpty())
          .ifPresent(tables::add);
    }
    this.visible =
        new CatalogSnapshot(
                catalog.connection(),
                catalog.dialect(),
                catalog.version(),
                catalog.refreshedAt(),
                catalog.defaultSchema(),
                tables)
            .withTableNameCase(catalog.tableNameCase())
            .withFunctions(catalog.functions());
  }

  /** A view, or what another table keeps its rows in, may show what is hidden elsewhere. */
  private static Optional<ShownTable> granted(
      TableMetadata table, List<Grant> grants, String schema) {
    boolean plain = table.tableType() == TableType.TABLE && !table.nativeType().contains("shadow");
    return ShownTable.find(grants, table, schema).filter(shown -> plain || shown.named());
  }

  private TableMetadata reduced(TableMetadata table, ShownTable shown) {
    if (shown.whole() && table.tableType() == TableType.TABLE) {
      return table;
    }
    narrowed.put(path(table.schemaName(), table.tableName()), new Narrowed(table, shown));
    return table.toBuilder()
        .tableType(TableType.VIEW)
        .nativeType("view")
        .fields(shown.fields(table))
        .foreignKeys(List.of())
        .build();
  }

  /** Returns what can be seen. */
  CatalogSnapshot visible() {
    return visible;
  }

  /** Returns a table of which not all is seen; null if all is. */
  @Nullable Narrowed narrowed(CatalogTable table) {
    return narrowed.get(path(table.schemaName(), table.tableName()));
  }

  /** Returns the form of a narrowed table. */
  TableForm form(CatalogTable table, boolean fenced, Supplier<TableForm> write) {
    FormKey key = new FormKey(path(table.schemaName(), table.tableName()), fenced);
    TableForm known = forms.get(key);
    if (known == null) {
      known = write.get();
      forms.put(key, known);
    }
    return known;
  }

  private static String path(String schema, String table) {
    return schema.length() + ":" + schema + "." + table;
  }
}
