package dev.querytool.examples.linking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.examples.linking.Vocabulary.Column;
import dev.querytool.examples.linking.Vocabulary.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the catalogue of a large company's database, grown over decades: the tables by hand and
 * their variants. Some have no Chinese name, as is usual; which ones depends on their name alone.
 */
final class LinkingCatalog {

  private static final int TABLES_WITHOUT_CHINESE = 26;
  private static final int VARIANTS_WITHOUT_CHINESE = 62;
  private static final int FIELDS_WITHOUT_CHINESE = 20;

  private final ObjectMapper json = new ObjectMapper();
  private final ColumnWords words = new ColumnWords();
  private final Map<String, String> fieldNotes = Vocabulary.fieldNotes();
  private final Map<String, Table> tables = new TreeMap<>();
  private final Set<String> variants = new HashSet<>();

  private LinkingCatalog() {
    for (Table table : Vocabulary.tables()) {
      add(table);
      for (String kind : table.kinds()) {
        Table variant = Variants.of(table, kind);
        add(variant);
        variants.add(variant.name());
      }
    }
  }

  /** Writes the catalogue anew to the file that is named. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), write());
  }

  /** Returns the catalogue as JSON, a table a line. */
  static String write() throws JsonProcessingException {
    LinkingCatalog catalog = new LinkingCatalog();
    StringBuilder text = new StringBuilder();
    text.append("{\"format\":\"querytool-catalog-1\",\"connection\":\"company\",")
        .append("\"dialect\":\"POSTGRES\",\"version\":1,")
        .append("\"refreshedAt\":\"2026-01-31T08:00:00Z\",\"defaultSchema\":\"public\",")
        .append("\"tables\":[\n");
    String separator = "";
    for (Table table : catalog.tables()) {
      text.append(separator).append(catalog.json.writeValueAsString(catalog.node(table)));
      separator = ",\n";
    }
    return text.append("\n]}\n").toString();
  }

  private Collection<Table> tables() {
    return tables.values();
  }

  private void add(Table table) {
    if (tables.put(table.name(), table) != null) {
      throw new IllegalStateException("twice: " + table.name());
    }
  }

  private ObjectNode node(Table table) {
    ObjectNode node = json.createObjectNode();
    node.put("tableName", table.name()).put("tableType", "TABLE");
    if (named(table)) {
      node.put("chineseName", table.chinese());
    }
    if (!table.note().isEmpty()) {
      node.put("note", table.note());
    }
    ArrayNode fields = node.putArray("fields");
    for (Column column : table.columns()) {
      fields.add(field(table, column, fields.isEmpty()));
    }
    ArrayNode keys = json.createArrayNode();
    table.columns().stream()
        .filter(column -> !column.parent().isEmpty())
        .forEach(column -> keys.add(foreignKey(column)));
    if (!keys.isEmpty()) {
      node.set("foreignKeys", keys);
    }
    return node;
  }

  private ObjectNode field(Table table, Column column, boolean first) {
    String place = table.name() + "." + column.name();
    ObjectNode node = json.createObjectNode();
    node.put("fieldName", column.name()).put("dataType", words.type(column.name()));
    if (first && column.parent().isEmpty()) {
      node.put("nullable", false).put("primaryKeyPosition", 1);
    }
    String chinese = words.chineseName(column.name());
    if (!chinese.isEmpty() && drawn(place) >= FIELDS_WITHOUT_CHINESE) {
      node.put("chineseName", chinese);
    }
    if (fieldNotes.containsKey(place)) {
      node.put("note", fieldNotes.get(place));
    }
    return node;
  }

  private ObjectNode foreignKey(Column column) {
    Table parent = Objects.requireNonNull(tables.get(column.parent()), column.parent());
    ObjectNode node = json.createObjectNode();
    node.putArray("columns").add(column.name());
    node.put("referencedSchema", "public").put("referencedTable", parent.name());
    node.putArray("referencedColumns").add(parent.key());
    return node;
  }

  /** A table that a person can understand by its English note may lack its Chinese name. */
  private boolean named(Table table) {
    boolean english = table.note().chars().anyMatch(letter -> letter >= 'a' && letter <= 'z');
    int without =
        variants.contains(table.name())
            ? VARIANTS_WITHOUT_CHINESE
            : english ? TABLES_WITHOUT_CHINESE : 0;
    return !table.chinese().isEmpty() && drawn(table.name()) >= without;
  }

  /** Draws a number below 100 by a name, always the same. */
  private static int drawn(String name) {
    return Math.floorMod(name.hashCode() * 31, 100);
  }
}
