package dev.querytool.examples.medialibrary;

import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.SearchHit;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.examples.text.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** What the librarian and the visitor know of the file's structure. */
final class CatalogueStory {

  private final ConnectionCatalog librarian;
  private final ConnectionCatalog visitor;
  private final PrintWriter out;

  CatalogueStory(RegisteredLibrary library, PrintWriter out) {
    this.librarian = library.librarian().catalog().on(RegisteredLibrary.NAME);
    this.visitor = library.visitor().catalog().on(RegisteredLibrary.NAME);
    this.out = out;
  }

  void tell() {
    out.println("The librarian sees, and has named:");
    TextTable tables = new TextTable(List.of("table", "中文名", "fields"));
    librarian
        .tables()
        .forEach(table -> tables.add(List.of(table.tableName(), name(table), fields(table))));
    tables.print(out);
    out.printf("%nThe visitor sees of t_user: %s%n", fields(visitor.table("t_user").metadata()));
    out.printf(
        "Searching for 密码, the librarian finds %s; the visitor finds %s.%n",
        found(librarian), found(visitor));
  }

  private static String found(ConnectionCatalog catalog) {
    List<SearchHit> hits = catalog.search("密码", 3);
    return hits.isEmpty()
        ? "nothing"
        : hits.stream()
            .map(hit -> hit.tableName() + "." + hit.fieldName())
            .collect(Collectors.joining(", "));
  }

  private static String fields(TableMetadata table) {
    return table.fields().stream().map(CatalogueStory::name).collect(Collectors.joining(" "));
  }

  private static String name(TableMetadata table) {
    return table.chineseName().orElse("(" + table.tableName() + ")");
  }

  private static String name(FieldMetadata field) {
    return field.chineseName().orElse("(" + field.fieldName() + ")");
  }
}
