package dev.querytool.natural;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.NameProposal;
import dev.querytool.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table or field without a Chinese name.
 *
 * @param table the table
 * @param field the field; null if it is the table itself
 */
record Unnamed(TableMetadata table, @Nullable FieldMetadata field) {

  private static final int LONGEST = 200;

  static List<Unnamed> in(List<TableMetadata> tables) {
    List<Unnamed> unnamed = new ArrayList<>();
    for (TableMetadata table : tables) {
      if (table.chineseName().isEmpty()) {
        unnamed.add(new Unnamed(table, null));
      }
      table.fields().stream()
          .filter(field -> field.chineseName().isEmpty())
          .forEach(field -> unnamed.add(new Unnamed(table, field)));
    }
    return unnamed;
  }

  /** Returns what the model is told of it, on one line. */
  String line() {
    return field == null
        ? "table "
            + PlainLine.of(table.tableName(), LONGEST)
            + words(table.comment(), table.note(), table.synonyms())
        : PlainLine.of(table.tableName() + "." + field.fieldName(), LONGEST)
            + " "
            + PlainLine.of(field.dataType(), LONGEST)
            + words(field.comment(), field.note(), field.synonyms());
  }

  /** Returns how the model may call it besides by its number. */
  String shortPath() {
    return field == null ? table.tableName() : table.tableName() + "." + field.fieldName();
  }

  String path() {
    return field == null ? table.qualifiedName() : table.qualifiedName() + "." + field.fieldName();
  }

  NameProposal proposed(String chineseName) {
    return new NameProposal(
        table.schemaName(), table.tableName(), field == null ? "" : field.fieldName(), chineseName);
  }

  private static String words(
      Optional<String> comment, Optional<String> note, List<String> synonyms) {
    String also = String.join(", ", synonyms);
    String words = (comment.orElse("") + " " + note.orElse("") + " " + also).strip();
    return words.isEmpty() ? "" : " -- " + PlainLine.of(words, LONGEST);
  }
}
