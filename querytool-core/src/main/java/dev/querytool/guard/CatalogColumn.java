package dev.querytool.guard;

import dev.querytool.catalog.FieldMetadata;
import java.util.stream.Stream;

/** A column of a table of the catalogue; equal to itself alone. */
final class CatalogColumn implements Origin {

  private final CatalogTable table;
  private final String name;

  CatalogColumn(CatalogTable table, String name) {
    this.table = table;
    this.name = name;
  }

  CatalogTable table() {
    return table;
  }

  String name() {
    return name;
  }

  /** Returns what people call it. */
  Stream<String> words() {
    return table.metadata().fields().stream()
        .filter(field -> field.fieldName().equals(name))
        .limit(1)
        .flatMap(field -> Stream.concat(field.chineseName().stream(), field.synonyms().stream()));
  }

  /** Returns its type as the database calls it; empty for a column that the engine adds. */
  String type() {
    return table.metadata().fields().stream()
        .filter(field -> field.fieldName().equals(name))
        .map(FieldMetadata::dataType)
        .findFirst()
        .orElse("");
  }

  /** Tells whether it is computed, which may fail on a row. */
  boolean isGenerated() {
    return table.metadata().fields().stream()
        .anyMatch(field -> field.fieldName().equals(name) && field.generated());
  }

  String path() {
    return table.schemaName() + "." + table.tableName() + "." + name;
  }
}
