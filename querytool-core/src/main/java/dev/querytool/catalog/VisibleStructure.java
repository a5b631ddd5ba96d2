package dev.querytool.catalog;

import dev.querytool.access.Grant;
import dev.querytool.access.TableGrant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a grant leaves of a snapshot. What is not granted leaves no trace: no id, no place in the
 * count of columns, no key that leads to it.
 */
final class VisibleStructure {

  private final CatalogSnapshot whole;
  private final Map<TableName, VisibleTable> tables = new LinkedHashMap<>();

  VisibleStructure(CatalogSnapshot whole, Grant grant) {
    if (!AsciiCase.fold(grant.connection()).equals(AsciiCase.fold(whole.connection()))) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the grant is of '%s', not of '%s'",
              grant.connection(),
              whole.connection()));
    }
    this.whole = whole;
    for (TableMetadata table : whole.tables()) {
      granted(table, grant)
          .map(own -> new VisibleTable(table, own))
          .filter(visible -> !visible.fields().isEmpty())
          .ifPresent(visible -> tables.put(TableName.of(table), visible));
    }
  }

  List<TableMetadata> tables() {
    return tables.values().stream().map(this::table).toList();
  }

  /**
   * A view shows what a schema's grant may hide, and so does what keeps or indexes the rows of
   * another table.
   */
  private Optional<TableGrant> granted(TableMetadata table, Grant grant) {
    boolean plain = table.hasOwnRowsAlone();
    return grant
        .find(table.schemaName(), table.tableName(), whole.defaultSchema())
        .filter(own -> plain || own.table().isPresent());
  }

  private TableMetadata table(VisibleTable table) {
    List<ForeignKey> keys = new ArrayList<>();
    for (ForeignKey key : table.whole().foreignKeys()) {
      if (table.showsAsTheyAre(key.columns()) && leadsToVisible(key)) {
        keys.add(key);
      }
    }
    return table.toMetadata(keys);
  }

  private boolean leadsToVisible(ForeignKey key) {
    return whole
        .findTable(key.referencedSchema(), key.referencedTable())
        .map(table -> tables.get(TableName.of(table)))
        .filter(visible -> visible.showsAsTheyAre(key.referencedColumns()))
        .isPresent();
  }
}
