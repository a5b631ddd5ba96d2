package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A snapshot as a Mermaid entity-relationship diagram. */
final class ErDiagram {

  private final CatalogSnapshot snapshot;
  private final IdentityHashMap<TableMetadata, String> labels = new IdentityHashMap<>();

  ErDiagram(CatalogSnapshot snapshot) {
    this.snapshot = snapshot;
    Set<String> taken = new HashSet<>();
    for (TableMetadata table : snapshot.tables()) {
      String label = MermaidText.label(name(table));
      String free = label;
      for (int number = 2; !taken.add(free); number++) {
        free = label + "_" + number;
      }
      labels.put(table, free);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder("erDiagram\n");
    for (TableMetadata table : snapshot.tables()) {
      appendEntity(text, table);
    }
    for (TableMetadata table : snapshot.tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        snapshot
            .findTable(key.referencedSchema(), key.referencedTable())
            .ifPresent(parent -> appendRelationship(text, parent, table, key));
      }
    }
    return text.toString();
  }

  private void appendEntity(StringBuilder text, TableMetadata table) {
    text.append("  ").append(quoted(table));
    table
        .chineseName()
        .ifPresent(
            chinese ->
                text.append("[\"")
                    .append(MermaidText.label(name(table) + " " + chinese))
                    .append("\"]"));
    text.append(" {\n");
    Set<String> foreign =
        table.foreignKeys().stream()
            .flatMap(key -> key.columns().stream())
            .collect(Collectors.toSet());
    for (FieldMetadata field : table.fields()) {
      appendField(text, field, foreign.contains(field.fieldName()));
    }
    text.append("  }\n");
  }

  private static void appendField(StringBuilder text, FieldMetadata field, boolean foreign) {
    String name = MermaidText.word(field.fieldName(), "");
    text.append("    ").append(type(field)).append(' ').append(name);
    String marks = marks(field, foreign);
    if (!marks.isEmpty()) {
      text.append(' ').append(marks);
    }
    List<String> comment = new ArrayList<>();
    if (!name.equals(field.fieldName())) {
      comment.add(field.fieldName());
    }
    field.chineseName().ifPresent(comment::add);
    if (!comment.isEmpty()) {
      text.append(" \"").append(MermaidText.label(String.join(" ", comment))).append('"');
    }
    text.append('\n');
  }

  private void appendRelationship(
      StringBuilder text, TableMetadata parent, TableMetadata child, ForeignKey key) {
    List<FieldMetadata> columns =
        key.columns().stream().map(child::findField).flatMap(Optional::stream).toList();
    boolean optional = columns.stream().anyMatch(FieldMetadata::nullable);
    boolean single =
        (columns.size() == 1 && columns.get(0).unique())
            || Set.copyOf(child.primaryKey()).equals(Set.copyOf(key.columns()));
    text.append("  ")
        .append(quoted(parent))
        .append(optional ? " |o--" : " ||--")
        .append(single ? "o| " : "o{ ")
        .append(quoted(child))
        .append(" : \"")
        .append(MermaidText.label(String.join(", ", key.columns())))
        .append("\"\n");
  }

  private static String type(FieldMetadata field) {
    return field.dataType().isEmpty() ? "untyped" : MermaidText.word(field.dataType(), "()");
  }

  private static String marks(FieldMetadata field, boolean foreign) {
    List<String> marks = new ArrayList<>();
    if (field.primaryKey()) {
      marks.add("PK");
    }
    if (foreign) {
      marks.add("FK");
    }
    if (field.unique() && !field.primaryKey()) {
      marks.add("UK");
    }
    return String.join(", ", marks);
  }

  private String name(TableMetadata table) {
    return table.schemaName().equals(snapshot.defaultSchema())
        ? table.tableName()
        : table.qualifiedName();
  }

  private String quoted(TableMetadata table) {
    return '"' + requireNonNull(labels.get(table)) + '"';
  }
}
