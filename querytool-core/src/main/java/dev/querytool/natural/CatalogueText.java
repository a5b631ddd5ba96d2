package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Tables as a prompt shows them, much like the statements that would make them. */
final class CatalogueText {

  private static final int LONGEST_WORDS = 200;
  private static final int LONGEST_TYPE = 200;

  private final CatalogSnapshot catalog;
  private final SqlNames names;

  CatalogueText(CatalogSnapshot catalog) {
    this.catalog = catalog;
    this.names = new SqlNames(catalog.dialect());
  }

  /**
   * Returns the text of a table.
   *
   * @param mostFields how many fields are shown at most; those of keys come first
   */
  String of(TableMetadata table, int mostFields) {
    List<FieldMetadata> fields = shown(table, mostFields);
    List<String> parts = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> primaryKey = table.primaryKey();
    Map<String, List<String>> references = references(table);
    for (FieldMetadata field : fields) {
      boolean key = primaryKey.equals(List.of(field.fieldName()));
      parts.add(field(field, key, references.getOrDefault(field.fieldName(), List.of())));
      words.add(
          words(field.chineseName(), field.synonyms(), List.of(field.comment(), field.note())));
    }
    for (String constraint : constraints(table)) {
      parts.add(constraint);
      words.add("");
    }
    if (fields.size() < table.fields().size()) {
      words.set(
          words.size() - 1,
          (words.get(words.size() - 1) + " … and more columns that are not shown here").strip());
    }
    return head(table) + lines(parts, words) + ");\n";
  }

  private String head(TableMetadata table) {
    String words =
        words(table.chineseName(), table.synonyms(), List.of(table.comment(), table.note()));
    return (table.tableType() == TableType.VIEW ? "CREATE VIEW " : "CREATE TABLE ")
        + name(table.schemaName(), table.tableName())
        + " ("
        + (words.isEmpty() ? "" : " -- " + words)
        + "\n";
  }

  private static String lines(List<String> parts, List<String> words) {
    StringBuilder lines = new StringBuilder();
    for (int at = 0; at < parts.size(); at++) {
      lines.append("  ").append(parts.get(at)).append(at < parts.size() - 1 ? "," : "");
      lines.append(words.get(at).isEmpty() ? "" : " -- " + words.get(at)).append('\n');
    }
    return lines.toString();
  }

  private String field(FieldMetadata field, boolean key, List<String> references) {
    StringJoiner text = new StringJoiner(" ").add(names.write(field.fieldName()));
    if (!field.dataType().isBlank()) {
      text.add(PlainLine.of(field.dataType(), LONGEST_TYPE));
    }
    if (key) {
      text.add("PRIMARY KEY");
    } else if (!field.nullable()) {
      text.add("NOT NULL");
    }
    if (field.unique() && !key) {
      text.add("UNIQUE");
    }
    references.forEach(text::add);
    return text.toString();
  }

  private Map<String, List<String>> references(TableMetadata table) {
    Map<String, List<String>> byField = new HashMap<>();
    for (ForeignKey key : table.foreignKeys()) {
      if (key.columns().size() == 1) {
        byField
            .computeIfAbsent(key.columns().get(0), field -> new ArrayList<>())
            .add(reference(key));
      }
    }
    return byField;
  }

  private List<String> constraints(TableMetadata table) {
    List<String> constraints = new ArrayList<>();
    if (table.primaryKey().size() > 1) {
      constraints.add("PRIMARY KEY (" + list(table.primaryKey()) + ")");
    }
    for (ForeignKey key : table.foreignKeys()) {
      if (key.columns().size() > 1) {
        constraints.add("FOREIGN KEY (" + list(key.columns()) + ") " + reference(key));
      }
    }
    return constraints;
  }

  private String reference(ForeignKey key) {
    return "REFERENCES "
        + name(key.referencedSchema(), key.referencedTable())
        + " ("
        + list(key.referencedColumns())
        + ")";
  }

  private String name(String schema, String table) {
    return names.write(schema, table, catalog.defaultSchema());
  }

  private String list(List<String> fields) {
    return fields.stream().map(names::write).collect(Collectors.joining(", "));
  }

  private static List<FieldMetadata> shown(TableMetadata table, int most) {
    if (table.fields().size() <= most) {
      return table.fields();
    }
    List<String> keys = new ArrayList<>(table.primaryKey());
    table.foreignKeys().forEach(key -> keys.addAll(key.columns()));
    List<FieldMetadata> chosen =
        new ArrayList<>(
            table.fields().stream().filter(field -> keys.contains(field.fieldName())).toList());
    table.fields().stream()
        .filter(field -> !chosen.contains(field) && chosen.size() < most)
        .forEach(chosen::add);
    return table.fields().stream().filter(chosen::contains).toList();
  }

  private static String words(
      Optional<String> chineseName, List<String> synonyms, List<Optional<String>> notes) {
    StringJoiner words = new StringJoiner(" ");
    String name = chineseName.map(CatalogueText::line).orElse("");
    if (!name.isEmpty()) {
      words.add("【" + name + "】");
    }
    if (!synonyms.isEmpty()) {
      words.add("(or: " + line(String.join(", ", synonyms)) + ")");
    }
    List<String> others =
        notes.stream()
            .flatMap(Optional::stream)
            .map(CatalogueText::line)
            .filter(text -> !text.isEmpty() && !text.equals(name))
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      words.add(String.join("; ", others));
    }
    return words.toString();
  }

  private static String line(String text) {
    return PlainLine.of(text, LONGEST_WORDS);
  }
}
