package dev.querytool.catalog;

import java.util.ArrayList;
import java.util.List;

/** What a refresh found, as far as a caller may see it. */
final class VisibleReport {

  private VisibleReport() {}

  static RefreshReport between(CatalogSnapshot before, CatalogSnapshot after) {
    DatabaseStructure found =
        new DatabaseStructure(
            after.defaultSchema(), after.tableNameCase(), after.tables(), List.of());
    return StructureDiff.between(
            before.defaultSchema(),
            before.tables().stream().map(VisibleReport::numbered).toList(),
            found,
            NameCase.ofFields(after.dialect()))
        .report();
  }

  /** The comparison tells the fields of a table apart by their ids, which callers do not see. */
  private static TableMetadata numbered(TableMetadata table) {
    List<FieldMetadata> fields = new ArrayList<>();
    for (FieldMetadata field : table.fields()) {
      fields.add(field.toBuilder().id(fields.size() + 1L).build());
    }
    return table.toBuilder().fields(fields).build();
  }
}
