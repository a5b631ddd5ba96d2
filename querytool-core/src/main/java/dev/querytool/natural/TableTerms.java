package dev.querytool.natural;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.SearchText;
import dev.querytool.catalog.SearchText.Piece;
import dev.querytool.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The terms by which a table may be named, each with how surely it is meant, 0 to 1. */
final class TableTerms {

  private static final double LONG_FORM = 0.9;
  private static final double ONE_OF_SEVERAL = 0.7;
  private static final double OF_A_KEY = 0.5;

  private final Lexicon lexicon;
  private final Map<LinkField, Map<String, Double>> terms = new EnumMap<>(LinkField.class);
  private final List<List<Set<String>>> names = new ArrayList<>();

  private TableTerms(Lexicon lexicon) {
    this.lexicon = lexicon;
    for (LinkField field : LinkField.values()) {
      terms.put(field, new LinkedHashMap<>());
    }
  }

  /**
   * Collects the terms of a table.
   *
   * @param references the names of columns that lead to other tables
   */
  static TableTerms of(TableMetadata table, Set<String> references, Lexicon lexicon) {
    TableTerms collected = new TableTerms(lexicon);
    collected.addName(LinkField.NAME, table.tableName());
    table.chineseName().ifPresent(name -> collected.addName(LinkField.CHINESE_NAME, name));
    table.synonyms().forEach(word -> collected.addName(LinkField.CHINESE_NAME, word));
    collected.add(LinkField.SCHEMA, table.schemaName(), 1);
    table.comment().ifPresent(comment -> collected.add(LinkField.NOTE, comment, 1));
    table.note().ifPresent(note -> collected.add(LinkField.NOTE, note, 1));
    for (FieldMetadata field : table.fields()) {
      collected.addColumn(field, references.contains(field.fieldName()) ? OF_A_KEY : 1);
    }
    return collected;
  }

  /** Returns the terms of one part. */
  Map<String, Double> of(LinkField field) {
    return terms.getOrDefault(field, Map.of());
  }

  /** Returns the parts of each of its names, each part with the terms that say it. */
  List<List<Set<String>>> names() {
    return names;
  }

  private void addName(LinkField field, String name) {
    add(field, name, 1);
    List<Set<String>> parts = new ArrayList<>();
    for (String part : LinkTerms.parts(name)) {
      parts.add(Set.of(part));
    }
    for (Piece piece : SearchText.of(name).pieces()) {
      Set<String> meant = lexicon.longForms(piece.text());
      if (!piece.run() && !meant.isEmpty()) {
        parts.remove(Set.of(EnglishStem.of(piece.text())));
        parts.add(meant);
      }
    }
    names.add(parts);
  }

  private void addColumn(FieldMetadata field, double weight) {
    add(LinkField.COLUMN, field.fieldName(), weight);
    field.chineseName().ifPresent(name -> add(LinkField.COLUMN, name, weight));
    field.synonyms().forEach(word -> add(LinkField.COLUMN, word, weight));
    field.comment().ifPresent(comment -> add(LinkField.COLUMN_NOTE, comment, weight));
    field.note().ifPresent(note -> add(LinkField.COLUMN_NOTE, note, weight));
    field.columnDefault().ifPresent(value -> add(LinkField.COLUMN_NOTE, value, weight));
    if (field.dataType().indexOf('\'') >= 0) {
      add(LinkField.COLUMN_NOTE, field.dataType(), weight);
    }
  }

  private void add(LinkField field, String text, double weight) {
    Map<String, Double> known = terms.getOrDefault(field, Map.of());
    for (String term : LinkTerms.of(text)) {
      known.merge(term, weight, Math::max);
    }
    for (Piece piece : SearchText.of(text).pieces()) {
      Set<String> meant = lexicon.longForms(piece.text());
      double sure = weight * (meant.size() > 1 ? ONE_OF_SEVERAL : LONG_FORM);
      meant.forEach(term -> known.merge(term, sure, Math::max));
    }
  }
}
