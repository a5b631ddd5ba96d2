package dev.querytool.catalog;

import dev.querytool.error.NearestNames;
import dev.querytool.error.NearestNames.Known;
import java.util.List;
import java.util.stream.Stream;

/** What someone may have meant by a table or field that does not exist, by name or Chinese name. */
final class NearestMetadata {

  private NearestMetadata() {}

  /** Returns the nearest tables and views; those outside the default schema as schema.table. */
  static List<String> tables(CatalogSnapshot snapshot, String wanted) {
    return NearestNames.of(
        snapshot.tables().stream().flatMap(table -> spellings(snapshot, table)), wanted);
  }

  /** Returns the nearest fields of a table. */
  static List<String> fields(TableMetadata table, String wanted) {
    return NearestNames.of(table.fields().stream().flatMap(NearestMetadata::spellings), wanted);
  }

  private static Stream<Known> spellings(CatalogSnapshot snapshot, TableMetadata table) {
    String shown =
        table.schemaName().equals(snapshot.defaultSchema())
            ? table.tableName()
            : table.qualifiedName();
    return Stream.concat(
        Stream.of(new Known(table.tableName(), shown)),
        table.chineseName().stream().map(name -> new Known(name, shown)));
  }

  private static Stream<Known> spellings(FieldMetadata field) {
    return Stream.concat(
        Stream.of(new Known(field.fieldName(), field.fieldName())),
        field.chineseName().stream().map(name -> new Known(name, field.fieldName())));
  }
}
