package dev.querytool.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What only a table's {@code CREATE TABLE} text tells. */
final class TableText {

  private static final Set<String> CONSTRAINTS =
      Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

  private final List<String> checks = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> columns = new HashMap<>();

  private TableText() {}

  static TableText of(String sql) {
    TableText text = new TableText();
    try {
      CreateTable.parse(sql).parts().forEach(text::add);
    } catch (UnreadableSqlException e) {
      text.options.add(sql);
    }
    return text;
  }

  List<String> checks() {
    return checks;
  }

  String options() {
    return options.stream().sorted().reduce("", (all, option) -> all + " " + option);
  }

  String ofColumn(String name) {
    return columns.getOrDefault(name, "");
  }

  private void add(List<SqlToken> part) {
    checks.addAll(SqlTokens.bracketedAfter(part, "CHECK"));
    SqlTokens.after(part, "INITIALLY").ifPresent(when -> options.add("references " + when));
    SqlTokens.after(part, "CONFLICT").ifPresent(what -> options.add("on conflict " + what));
    if (part.stream().anyMatch(token -> token.isWord("AUTOINCREMENT"))) {
      options.add("autoincrement");
    }
    if (!part.isEmpty() && !isConstraint(part.get(0))) {
      columns.put(SqlTokens.folded(part.get(0).name()), ownClauses(part));
    }
  }

  private static boolean isConstraint(SqlToken first) {
    return first.kind() == SqlToken.Kind.WORD
        && CONSTRAINTS.contains(first.text().toUpperCase(Locale.ROOT));
  }

  private static String ownClauses(List<SqlToken> column) {
    String collation =
        SqlTokens.after(column, "COLLATE").map(name -> " collate " + name).orElse("");
    return SqlTokens.bracketedAfter(column, "AS").stream()
        .reduce(collation, (all, expression) -> all + " as (" + expression + ")");
  }
}
