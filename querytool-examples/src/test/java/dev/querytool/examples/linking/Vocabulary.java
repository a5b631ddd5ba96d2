package dev.querytool.examples.linking;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The words by hand that the catalogue of the linking questions is made of. */
final class Vocabulary {

  private static final List<String> DOMAINS =
      List.of("trade", "people", "money", "service", "public");

  /** A table by hand; the first column is its key. */
  record Table(String name, String chinese, String note, List<Column> columns, List<String> kinds) {

    String key() {
      return columns.get(0).name();
    }
  }

  /** A column, with the table it leads to or an empty text. */
  record Column(String name, String parent) {}

  private Vocabulary() {}

  /** Reads the tables of all domains, each with the kinds of variants it has. */
  static List<Table> tables() {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (String domain : DOMAINS) {
      for (List<String> line : lines(domain + ".txt")) {
        tables.put(line.get(0), table(line));
      }
    }
    for (List<String> line : lines("variants.txt")) {
      for (String name : words(line.get(1))) {
        Objects.requireNonNull(tables.get(name), name).kinds().add(line.get(0));
      }
    }
    return List.copyOf(tables.values());
  }

  /** Reads the notes of fields by {@code table.field}. */
  static Map<String, String> fieldNotes() {
    Map<String, String> notes = new LinkedHashMap<>();
    lines("field-notes.txt").forEach(line -> notes.put(line.get(0), line.get(1)));
    return notes;
  }

  /** Reads the Chinese of the words that columns are named with. */
  static Map<String, String> chineseWords() {
    Map<String, String> chinese = new LinkedHashMap<>();
    for (List<String> line : lines("words.txt")) {
      for (String pair : words(line.get(0))) {
        int equals = pair.indexOf('=');
        chinese.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return chinese;
  }

  private static Table table(List<String> line) {
    List<Column> columns = words(line.get(3)).stream().map(Vocabulary::column).toList();
    List<String> kinds = new ArrayList<>(line.size() > 4 ? words(line.get(4)) : List.of());
    return new Table(line.get(0), line.get(1), line.get(2), columns, kinds);
  }

  private static Column column(String text) {
    int arrow = text.indexOf('>');
    return arrow < 0
        ? new Column(text, "")
        : new Column(text.substring(0, arrow), text.substring(arrow + 1));
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split(" +", -1));
  }

  private static List<List<String>> lines(String file) {
    return text(file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("= "))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  private static String text(String file) {
    try (InputStream words = Vocabulary.class.getResourceAsStream("/linking/vocabulary/" + file)) {
      return new String(Objects.requireNonNull(words, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
