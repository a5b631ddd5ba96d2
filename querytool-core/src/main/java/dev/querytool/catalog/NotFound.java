package dev.querytool.catalog;

import java.util.List;
import java.util.Locale;

/** Finds tables and fields, or says which ones are near. */
final class NotFound {

  private NotFound() {}

  static TableMetadata orTable(CatalogSnapshot snapshot, String schemaName, String tableName) {
    return snapshot
        .findTable(schemaName, tableName)
        .orElseThrow(() -> table(snapshot, schemaName + "." + tableName, tableName));
  }

  static FieldMetadata orField(CatalogSnapshot snapshot, TableMetadata table, String fieldName) {
    return table.findField(fieldName).orElseThrow(() -> field(snapshot, table, fieldName));
  }

  static MetadataNotFoundException table(CatalogSnapshot snapshot, String tableName) {
    return table(snapshot, tableName, tableName);
  }

  private static MetadataNotFoundException table(
      CatalogSnapshot snapshot, String shown, String tableName) {
    return exception(
        String.format(Locale.ROOT, "'%s' has no table or view '%s'", snapshot.connection(), shown),
        NearestMetadata.tables(snapshot, tableName));
  }

  private static MetadataNotFoundException field(
      CatalogSnapshot snapshot, TableMetadata table, String fieldName) {
    return exception(
        String.format(
            Locale.ROOT,
            "'%s' of '%s' has no field '%s'",
            table.tableName(),
            snapshot.connection(),
            fieldName),
        NearestMetadata.fields(table, fieldName));
  }

  private static MetadataNotFoundException exception(String what, List<String> candidates) {
    String hint = candidates.isEmpty() ? "" : " Near are: " + String.join(", ", candidates) + ".";
    return new MetadataNotFoundException(
        what + "." + hint + " Refresh the catalogue if it is new.", candidates);
  }
}
