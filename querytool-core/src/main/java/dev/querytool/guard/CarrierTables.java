package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import java.util.List;
import java.util.Optional;

/** Finds the tables and columns whose values are of the types from which a call is reached. */
final class CarrierTables {

  private final CatalogSnapshot catalog;

  CarrierTables(CatalogSnapshot catalog) {
    this.catalog = catalog;
  }

  /** Tells whether a table has such a column, or rows of such a type. */
  boolean has(TouchedTable touched, List<String> carriers) {
    if (carriers.stream().anyMatch(type -> isRowOf(touched, type))) {
      return true;
    }
    Optional<TableMetadata> table = catalog.findTable(touched.schemaName(), touched.tableName());
    return table.isEmpty()
        || table.get().fields().stream().anyMatch(field -> isOf(field, carriers));
  }

  /** Returns the columns of a table that are read and of such a type. */
  List<FieldMetadata> columns(TouchedTable touched, List<String> carriers) {
    return catalog
        .findTable(touched.schemaName(), touched.tableName())
        .map(TableMetadata::fields)
        .orElse(List.of())
        .stream()
        .filter(field -> touched.columns().contains(field.fieldName()))
        .filter(field -> isOf(field, carriers))
        .toList();
  }

  /** Behind the name of a type may stand its size, or what it is based on. */
  private static boolean isOf(FieldMetadata field, List<String> carriers) {
    String type = field.dataType();
    return carriers.stream()
        .anyMatch(
            carrier ->
                type.equals(carrier)
                    || type.startsWith(carrier + " (")
                    || type.startsWith(carrier + "("));
  }

  private static boolean isRowOf(TouchedTable table, String type) {
    String bare = type.replace("\"", "");
    return bare.equals(table.tableName())
        || bare.equals(table.schemaName() + "." + table.tableName());
  }
}
