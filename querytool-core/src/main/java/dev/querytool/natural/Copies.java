package dev.querytool.natural;

import dev.querytool.catalog.TableMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables are copies of others or hang on them, by their names. Immutable. */
final class Copies {

  private static final double KEPT = 0.45;
  private static final double SAID = 0.5;

  private static final Set<String> WORDS =
      Set.of(
          "archiv",
          "arch",
          "audit",
          "backup",
          "bak",
          "bkp",
          "copi",
          "daili",
          "dim",
          "dw",
          "dwd",
          "dwh",
          "dws",
          "fact",
          "hist",
          "histori",
          "i18n",
          "log",
          "monthli",
          "ods",
          "old",
          "snapshot",
          "stage",
          "staging",
          "stg",
          "temp",
          "tmp",
          "test",
          "weekli",
          "yearli",
          "attach",
          "attachment");

  private final List<Set<String>> added = new ArrayList<>();

  private Copies() {}

  static Copies among(List<TableMetadata> tables) {
    Copies copies = new Copies();
    Map<List<String>, TableMetadata> byName = new HashMap<>();
    tables.forEach(table -> byName.put(LinkTerms.parts(table.tableName()), table));
    tables.forEach(table -> copies.added.add(added(table, byName)));
    return copies;
  }

  /** Tells whether a name has a word of copies. */
  static boolean isCopy(String tableName) {
    return LinkTerms.parts(tableName).stream().anyMatch(WORDS::contains);
  }

  /**
   * Returns the scores, those of copies lowered: of a table and its copy, the copy is meant only by
   * who says so.
   *
   * @param said the terms that are said, each with how surely
   */
  double[] lower(double[] scores, Map<String, Double> said) {
    double[] lowered = scores.clone();
    for (int table = 0; table < lowered.length; table++) {
      Set<String> words = added.get(table);
      if (!words.isEmpty()
          && words.stream().noneMatch(word -> said.getOrDefault(word, 0.0) >= SAID)) {
        lowered[table] *= KEPT;
      }
    }
    return lowered;
  }

  /** Returns what a table says besides another one, if its name makes it a copy of that. */
  private static Set<String> added(TableMetadata table, Map<List<String>, TableMetadata> byName) {
    List<String> name = LinkTerms.parts(table.tableName());
    for (int from = 0; from < name.size(); from++) {
      for (int to = name.size(); to > from; to--) {
        List<String> left = new ArrayList<>(name.subList(0, from));
        left.addAll(name.subList(to, name.size()));
        TableMetadata original = byName.get(name.subList(from, to));
        if (original != null && left.stream().anyMatch(WORDS::contains)) {
          Set<String> added = columnWords(table);
          added.removeAll(columnWords(original));
          added.addAll(left);
          return added;
        }
      }
    }
    return Set.of();
  }

  private static Set<String> columnWords(TableMetadata table) {
    Set<String> words = new HashSet<>();
    table.fields().forEach(field -> words.addAll(LinkTerms.parts(field.fieldName())));
    return words;
  }
}
