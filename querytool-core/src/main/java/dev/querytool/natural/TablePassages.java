package dev.querytool.natural;

import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.SearchText;
import dev.querytool.catalog.SearchText.Piece;
import dev.querytool.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is embedded of a table: all that is known of it, and its names in one language. */
final class TablePassages {

  private static final int MOST_FIELDS = 24;

  private final Lexicon lexicon;
  private final boolean chinese;

  /**
   * Writes passages.
   *
   * @param chinese whether names are put into Chinese as far as their words are known, else into
   *     English
   */
  TablePassages(Lexicon lexicon, boolean chinese) {
    this.lexicon = lexicon;
    this.chinese = chinese;
  }

  /** Returns the passages of a table, any of which may be near to what is asked. */
  List<String> of(TableMetadata table) {
    String named = named(table);
    String translated = translated(named);
    return Stream.of(named + ": " + fields(table), translated.isEmpty() ? named : translated)
        .toList();
  }

  private static String named(TableMetadata table) {
    StringBuilder named = new StringBuilder(words(table.tableName()));
    table.chineseName().ifPresent(name -> named.append(' ').append(name));
    table.synonyms().forEach(word -> named.append(", ").append(word));
    table.note().ifPresent(note -> named.append(". ").append(note));
    table.comment().ifPresent(comment -> named.append(". ").append(comment));
    return named.toString();
  }

  private static String fields(TableMetadata table) {
    return table.fields().stream()
        .limit(MOST_FIELDS)
        .map(TablePassages::words)
        .collect(Collectors.joining(", "));
  }

  /** What is in the language already stays; words of the other one that are not known go. */
  private String translated(String text) {
    List<String> words = new ArrayList<>();
    for (Piece piece : SearchText.of(text).pieces()) {
      if (piece.run() == chinese) {
        words.add(piece.text());
      } else if (chinese) {
        translation(chineseFor(piece.text())).ifPresent(words::add);
      } else {
        for (String word : lexicon.wordsOf(piece.text())) {
          translation(lexicon.synonyms(word).stream()).ifPresent(words::add);
        }
      }
    }
    return String.join(" ", words);
  }

  private Stream<String> chineseFor(String word) {
    Set<String> meant = lexicon.longForms(word);
    return Stream.concat(
        lexicon.synonyms(EnglishStem.of(word)).stream(),
        meant.stream().flatMap(each -> lexicon.synonyms(each).stream()));
  }

  private Optional<String> translation(Stream<String> others) {
    return others.filter(other -> Lexicon.isLatin(other) != chinese).findFirst();
  }

  private static String words(FieldMetadata field) {
    return field.chineseName().orElseGet(() -> words(field.fieldName()));
  }

  private static String words(String name) {
    return SearchText.of(name).pieces().stream().map(Piece::text).collect(Collectors.joining(" "));
  }
}
