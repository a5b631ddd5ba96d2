package dev.querytool.llm;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.SearchHit;
import dev.querytool.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of tables and columns, a line each. */
final class CatalogLines {

  private CatalogLines() {}

  static String of(SearchHit hit) {
    String place = hit.schemaName() + "." + hit.tableName();
    String name = hit.fieldName().isEmpty() ? place : place + "." + hit.fieldName();
    return name + " -- " + hit.matched();
  }

  static List<String> of(TableMetadata table) {
    List<String> lines = new ArrayList<>();
    lines.add(
        table.tableType().name().toLowerCase(Locale.ROOT)
            + " "
            + table.qualifiedName()
            + said(table.chineseName(), table.synonyms(), List.of(table.comment(), table.note())));
    table.fields().forEach(field -> lines.add(of(field)));
    table.foreignKeys().forEach(key -> lines.add(of(key)));
    return lines;
  }

  private static String of(FieldMetadata field) {
    return field.fieldName()
        + " "
        + field.dataType()
        + (field.nullable() ? "" : " NOT NULL")
        + (field.primaryKey() ? " PRIMARY KEY" : "")
        + said(field.chineseName(), field.synonyms(), List.of(field.comment(), field.note()));
  }

  private static String of(ForeignKey key) {
    return "FOREIGN KEY ("
        + String.join(", ", key.columns())
        + ") REFERENCES "
        + key.referencedSchema()
        + "."
        + key.referencedTable()
        + " ("
        + String.join(", ", key.referencedColumns())
        + ")";
  }

  private static String said(
      Optional<String> chineseName, List<String> synonyms, List<Optional<String>> notes) {
    Stream<String> names = Stream.concat(chineseName.stream(), synonyms.stream());
    String said =
        Stream.concat(names, notes.stream().flatMap(Optional::stream))
            .collect(Collectors.joining("; "));
    return said.isEmpty() ? "" : " -- " + said;
  }
}
