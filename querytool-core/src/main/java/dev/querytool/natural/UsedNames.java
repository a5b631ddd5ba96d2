package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.TouchedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of a proof with what the catalogue says of them. */
final class UsedNames {

  private UsedNames() {}

  static List<UsedName> of(ReadOnlyQuery proof, CatalogSnapshot catalog) {
    List<UsedName> names = new ArrayList<>();
    for (TouchedTable touched : proof.tables()) {
      Optional<TableMetadata> table = catalog.findTable(touched.schemaName(), touched.tableName());
      names.add(name(touched, "", table.flatMap(TableMetadata::chineseName)));
      for (String column : touched.columns()) {
        names.add(
            name(
                touched,
                column,
                table.flatMap(t -> t.findField(column)).flatMap(FieldMetadata::chineseName)));
      }
    }
    return List.copyOf(names);
  }

  private static UsedName name(TouchedTable table, String column, Optional<String> chineseName) {
    return new UsedName(table.schemaName(), table.tableName(), column, chineseName.orElse(""));
  }
}
