package dev.querytool.guard;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table or view of the catalogue, prepared for looking up its columns. */
final class CatalogTable {

  private static final List<String> FULL_TEXT_COLUMNS = List.of("rank", "docid");

  private final TableMetadata metadata;
  private final ColumnList columns;
  private final @Nullable RelationColumn rowNumber;

  CatalogTable(TableMetadata metadata, NameRules rules) {
    this.metadata = metadata;
    List<RelationColumn> shown = new ArrayList<>(metadata.fields().size());
    for (FieldMetadata field : metadata.fields()) {
      shown.add(RelationColumn.of(new CatalogColumn(this, field.fieldName())));
    }
    boolean hidden = rules.hasHiddenColumns();
    this.columns = ColumnList.of(shown, hidden ? hidden() : List.of(), rules);
    this.rowNumber = hidden ? rowNumber(shown) : null;
  }

  private List<RelationColumn> hidden() {
    if (!isVirtual()) {
      return List.of();
    }
    List<RelationColumn> hidden = new ArrayList<>();
    hidden.add(RelationColumn.of(new CatalogColumn(this, metadata.tableName())));
    FULL_TEXT_COLUMNS.forEach(name -> hidden.add(RelationColumn.of(new CatalogColumn(this, name))));
    return hidden;
  }

  private @Nullable RelationColumn rowNumber(List<RelationColumn> shown) {
    String type = metadata.nativeType().toLowerCase(Locale.ROOT);
    if (metadata.tableType() == TableType.VIEW || type.contains("without rowid")) {
      return null;
    }
    int key = -1;
    for (int i = 0; i < shown.size(); i++) {
      FieldMetadata field = metadata.fields().get(i);
      if (field.primaryKey()) {
        key = key == -1 && field.dataType().equalsIgnoreCase("integer") ? i : -2;
      }
    }
    return key >= 0 ? shown.get(key) : RelationColumn.of(new CatalogColumn(this, "rowid"));
  }

  private boolean isVirtual() {
    return metadata.nativeType().toLowerCase(Locale.ROOT).contains("virtual");
  }

  TableMetadata metadata() {
    return metadata;
  }

  String schemaName() {
    return metadata.schemaName();
  }

  String tableName() {
    return metadata.tableName();
  }

  ColumnList columns() {
    return columns;
  }

  /** Returns the column that the row number stands for; null if rows have none. */
  @Nullable RelationColumn rowNumber() {
    return rowNumber;
  }
}
