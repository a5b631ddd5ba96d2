package dev.querytool.guard;

import dev.querytool.access.Grant;
import dev.querytool.access.TableGrant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import dev.querytool.catalog.UnnamedCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a grant leaves of a catalogue: a narrowed table is one of the columns that are granted, and
 * like a view has no row numbers. Safe for use by many threads; does not keep the whole catalogue.
 */
final class GrantedCatalog {

  private final CatalogSnapshot visible;
  private final Map<String, GrantedTable> narrowed = new HashMap<>();
  private final Map<FormKey, TableForm> forms = new ConcurrentHashMap<>();

  private record FormKey(String path, boolean fenced) {}

  GrantedCatalog(CatalogSnapshot catalog, List<Grant> grants) {
    List<TableMetadata> tables = new ArrayList<>();
    for (TableMetadata table : catalog.tables()) {
      GrantedTable granted = granted(table, grants, catalog.defaultSchema());
      if (granted != null && !granted.fields().isEmpty()) {
        tables.add(reduced(granted));
      }
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
            .withFunctions(catalog.functions())
            .withUnnamedCalls(
                catalog.unnamedCalls().stream().map(GrantedCatalog::withoutFunction).toList());
  }

  /** What people made in the database is not for those who see a part of it. */
  private static UnnamedCall withoutFunction(UnnamedCall call) {
    return new UnnamedCall(
        call.kind(),
        call.schemaName(),
        call.name(),
        call.leftType(),
        call.rightType(),
        "",
        "",
        "",
        call.carriers());
  }

  /** Returns what is left of a table; null if one of the grants leaves nothing. */
  private static @Nullable GrantedTable granted(
      TableMetadata table, List<Grant> grants, String schema) {
    TreeMap<Integer, TableGrant> found = new TreeMap<>();
    for (int place = 0; place < grants.size(); place++) {
      Grant grant = grants.get(place);
      if (!grant.isEverything()) {
        Optional<TableGrant> own =
            grant
                .find(table.schemaName(), table.tableName(), schema)
                .filter(one -> one.table().isPresent() || table.hasOwnRowsAlone());
        if (own.isEmpty()) {
          return null;
        }
        found.put(place, own.get());
      }
    }
    return new GrantedTable(table, found);
  }

  private TableMetadata reduced(GrantedTable granted) {
    TableMetadata table = granted.whole();
    if (granted.isWhole()) {
      return table;
    }
    narrowed.put(path(table.schemaName(), table.tableName()), granted);
    return table.toBuilder()
        .tableType(TableType.VIEW)
        .nativeType("view")
        .fields(granted.fields().stream().map(field -> shown(field, granted)).toList())
        .foreignKeys(List.of())
        .build();
  }

  /** What a masked column may hold is not to be asked of its type either. */
  private static FieldMetadata shown(FieldMetadata field, GrantedTable granted) {
    boolean masked = granted.mask(field.fieldName()) != null;
    String type = masked ? field.enumType().orElse(field.dataType()) : field.dataType();
    return type.equals(field.dataType()) ? field : field.toBuilder().dataType(type).build();
  }

  /** Returns what can be seen. */
  CatalogSnapshot visible() {
    return visible;
  }

  /** Returns what is left of a table of which not all is seen; null if all is. */
  @Nullable GrantedTable narrowed(CatalogTable table) {
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
