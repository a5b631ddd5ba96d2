package dev.querytool.guard;

import dev.querytool.access.Grant;
import dev.querytool.access.TableGrant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a grant leaves of a catalogue: a narrowed table is one of the columns that are granted, and
 * like a view has no row numbers. Safe for use by many threads; does not keep the whole catalogue.
 */
final class GrantedCatalog {

  private final CatalogSnapshot visible;
  private final Map<String, Narrowed> narrowed = new HashMap<>();
  private final Map<FormKey, TableForm> forms = new ConcurrentHashMap<>();

  /** A table of which not all is granted, or a view, which itself may leave something out. */
  record Narrowed(TableMetadata whole, TableGrant grant) {

    boolean isView() {
      return whole.tableType() == TableType.VIEW;
    }
  }

  private record FormKey(String path, boolean fenced) {}

  GrantedCatalog(CatalogSnapshot catalog, Grant grant) {
    List<TableMetadata> tables = new ArrayList<>();
    for (TableMetadata table : catalog.tables()) {
      granted(table, grant, catalog.defaultSchema())
          .map(own -> reduced(table, own))
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
  private static Optional<TableGrant> granted(TableMetadata table, Grant grant, String schema) {
    boolean plain = table.tableType() == TableType.TABLE && !table.nativeType().contains("shadow");
    return grant
        .find(table.schemaName(), table.tableName(), schema)
        .filter(own -> plain || own.table().isPresent());
  }

  private TableMetadata reduced(TableMetadata table, TableGrant grant) {
    if (grant.whole() && table.tableType() == TableType.TABLE) {
      return table;
    }
    narrowed.put(path(table.schemaName(), table.tableName()), new Narrowed(table, grant));
    return table.toBuilder()
        .tableType(TableType.VIEW)
        .nativeType("view")
        .fields(shown(table, grant))
        .foreignKeys(List.of())
        .build();
  }

  /** Returns the columns of a table that are granted, in its order. */
  static List<FieldMetadata> shown(TableMetadata table, TableGrant grant) {
    Optional<Set<String>> columns = grant.columns();
    return table.fields().stream()
        .filter(field -> columns.isEmpty() || columns.get().contains(field.fieldName()))
        .collect(Collectors.toUnmodifiableList());
  }

  /** Returns what can be seen. */
  CatalogSnapshot visible() {
    return visible;
  }

  /** Returns the grant of a table of which not all is seen; null if all is. */
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
