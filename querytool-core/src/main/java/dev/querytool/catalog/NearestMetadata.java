package dev.querytool.catalog;

import dev.querytool.error.NearestNames;
import dev.querytool.error.NearestNames.Known;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What someone may have meant by a table or field that does not exist, by name, Chinese name or
 * synonym.
 */
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
        words(table.chineseName(), table.synonyms()).map(name -> new Known(name, shown)));
  }

  private static Stream<Known> spellings(FieldMetadata field) {
    return Stream.concat(
        Stream.of(new Known(field.fieldName(), field.fieldName())),
        words(field.chineseName(), field.synonyms())
            .map(name -> new Known(name, field.fieldName())));
  }

  private static Stream<String> words(Optional<String> chineseName, List<String> synonyms) {
    return Stream.concat(chineseName.stream(), synonyms.stream());
  }
}
