package dev.querytool.catalog;

import dev.querytool.access.TableGrant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A table as a grant shows it: its words and its types, but nothing that tells of values. */
final class VisibleTable {

  private static final Pattern LISTED_VALUES =
      Pattern.compile("(enum|set)\\s*\\(.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final TableMetadata whole;
  private final TableGrant grant;
  private final List<FieldMetadata> fields;

  VisibleTable(TableMetadata whole, TableGrant grant) {
    this.whole = whole;
    this.grant = grant;
    this.fields = shown(whole, grant);
  }

  TableMetadata whole() {
    return whole;
  }

  /** Returns the fields that are shown, as they are for those who see all. */
  List<FieldMetadata> fields() {
    return fields;
  }

  /** Tells whether all of these columns are shown, with their own values. */
  boolean showsAsTheyAre(Collection<String> columns) {
    return columns.stream().allMatch(this::showsAsItIs);
  }

  TableMetadata toMetadata(List<ForeignKey> keys) {
    boolean keyed = showsAsTheyAre(whole.primaryKey());
    List<FieldMetadata> visible = new ArrayList<>();
    for (FieldMetadata field : fields) {
      visible.add(visible(field, visible.size() + 1, keyed));
    }
    TableMetadata.Builder table = whole.toBuilder().id(0).fields(visible).foreignKeys(keys);
    return (grant.rows().isPresent() ? table.estimatedRows(null) : table).build();
  }

  private FieldMetadata visible(FieldMetadata field, int place, boolean keyed) {
    FieldMetadata.Builder visible =
        field.toBuilder().id(0).ordinalPosition(place).columnDefault(null);
    if (!keyed) {
      visible.primaryKeyPosition(0);
    }
    if (isMasked(field.fieldName())) {
      visible.unique(false);
      masked(field, visible);
    }
    return visible.build();
  }

  private static void masked(FieldMetadata field, FieldMetadata.Builder visible) {
    var listed = LISTED_VALUES.matcher(field.dataType());
    if (listed.matches()) {
      visible.dataType(listed.group(1)).maxLength(null);
    }
    field.enumType().ifPresent(visible::dataType);
  }

  private boolean showsAsItIs(String column) {
    return !isMasked(column) && fields.stream().anyMatch(field -> field.fieldName().equals(column));
  }

  private boolean isMasked(String column) {
    return grant.masks().containsKey(column);
  }

  private static List<FieldMetadata> shown(TableMetadata table, TableGrant grant) {
    Set<String> columns = grant.columns().orElse(null);
    return table.fields().stream()
        .filter(field -> columns == null || columns.contains(field.fieldName()))
        .toList();
  }
}
