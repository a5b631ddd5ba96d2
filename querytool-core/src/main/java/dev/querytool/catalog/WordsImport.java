package dev.querytool.catalog;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lays the Chinese names, notes and synonyms of an export over a catalogue. What the export does
 * not say stays; what it says is blank is cleared.
 */
final class WordsImport {

  private final SnapshotJson json;
  private final Set<String> changed = new TreeSet<>();
  private final Set<String> missing = new TreeSet<>();

  WordsImport(SnapshotJson json) {
    this.json = json;
  }

  /** Returns the tables that are to be other than they are. */
  List<TableMetadata> changedTables(CatalogSnapshot snapshot) {
    Map<TableName, TableMetadata> tables = new LinkedHashMap<>();
    for (TableJson words : json.tableList()) {
      String schema = requireNonNullElse(words.schemaName(), snapshot.defaultSchema());
      Optional<TableMetadata> found = find(snapshot, schema, words.tableName());
      if (found.isEmpty()) {
        missing.add(schema + "." + words.tableName());
      } else {
        tables.compute(
            TableName.of(found.get()),
            (name, laidBefore) -> lay(words, schema, requireNonNullElse(laidBefore, found.get())));
      }
    }
    return List.copyOf(tables.values());
  }

  RefreshReport report() {
    return new RefreshReport(List.of(), List.copyOf(changed), List.copyOf(missing));
  }

  /** The export's default schema stands for this one's, if no table of its own name is here. */
  private Optional<TableMetadata> find(CatalogSnapshot snapshot, String schema, String table) {
    Optional<TableMetadata> found = snapshot.findTable(schema, table);
    return found.isEmpty() && schema.equals(json.defaultSchema())
        ? snapshot.findTable(table)
        : found;
  }

  private TableMetadata lay(TableJson words, String schema, TableMetadata table) {
    TableMetadata after =
        table.toBuilder()
            .chineseName(chineseName(words.chineseName(), table.chineseName().orElse(null)))
            .note(note(words.note(), table.note().orElse(null)))
            .synonyms(synonyms(words.synonyms(), table.synonyms()))
            .build();
    if (!after.equals(table)) {
      changed.add(table.qualifiedName());
    }
    for (FieldJson field : words.fieldList()) {
      Optional<FieldMetadata> found = after.findField(field.fieldName());
      if (found.isEmpty()) {
        missing.add(schema + "." + words.tableName() + "." + field.fieldName());
      } else {
        FieldMetadata laid = lay(field, found.get());
        if (!laid.equals(found.get())) {
          changed.add(table.qualifiedName() + "." + laid.fieldName());
          after = after.withField(laid);
        }
      }
    }
    return after;
  }

  private static FieldMetadata lay(FieldJson words, FieldMetadata field) {
    return field.toBuilder()
        .chineseName(chineseName(words.chineseName(), field.chineseName().orElse(null)))
        .note(note(words.note(), field.note().orElse(null)))
        .synonyms(synonyms(words.synonyms(), field.synonyms()))
        .build();
  }

  private static @Nullable String chineseName(@Nullable String said, @Nullable String before) {
    return said == null ? before : Words.chineseName(said);
  }

  private static @Nullable String note(@Nullable String said, @Nullable String before) {
    return said == null ? before : Words.note(said);
  }

  private static List<String> synonyms(@Nullable List<String> said, List<String> before) {
    return said == null ? before : Words.synonyms(said);
  }
}
