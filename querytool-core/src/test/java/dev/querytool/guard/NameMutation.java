package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import dev.querytool.guard.GoldQuery.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways in which one name of a right query is made a wrong one. */
enum NameMutation {
  EDITED("one or two edits"),
  PLURAL("singular or plural"),
  SPELLED("camel, snake or case"),
  SWAPPED("another table's column"),
  CHINESE("the Chinese name");

  /** Words that mean something wherever they stand. */
  private static final Set<String> RESERVED =
      Set.of(
          "all", "and", "any", "as", "asc", "at", "by", "cid", "cross", "ctid", "date", "desc",
          "do", "end", "for", "if", "in", "into", "is", "like", "limit", "natural", "no", "not",
          "of", "oid", "on", "or", "order", "rowid", "set", "table", "tid", "time", "to", "union",
          "user", "using", "when", "with", "xid", "group", "rank", "text", "status");

  private final String title;

  NameMutation(String title) {
    this.title = title;
  }

  /**
   * A query with one wrong name.
   *
   * @param right what should have been written, as it may be told
   */
  record Mutated(String sql, List<String> right) {}

  String title() {
    return title;
  }

  /** Returns some mutations of a query, fewer than wanted if there are not as many. */
  List<Mutated> of(GoldQuery query, Dialect dialect, int wanted, Random random) {
    List<Mutated> found = new ArrayList<>();
    for (int i = 0; i < 20 * wanted && found.size() < wanted; i++) {
      Name name = query.names().get(random.nextInt(query.names().size()));
      Mutated mutated =
          this == SWAPPED ? swapped(query, name, random) : changed(query, dialect, name, random);
      if (mutated != null && !found.contains(mutated)) {
        found.add(mutated);
      }
    }
    return found;
  }

  private @Nullable Mutated changed(GoldQuery query, Dialect dialect, Name name, Random random) {
    String other =
        switch (this) {
          case EDITED -> edited(name.text(), random);
          case PLURAL -> otherNumber(name.text(), random);
          case SPELLED -> spelledOtherwise(name.text(), random);
          case CHINESE -> query.chinese(name);
          case SWAPPED -> "";
        };
    if (other.isEmpty() || query.knows(other) || RESERVED.contains(other)) {
      return null;
    }
    boolean quoted =
        this == SPELLED && dialect == Dialect.POSTGRES && random.nextInt(4) == 0 && !lower(other);
    List<String> right = new ArrayList<>(List.of(name.text()));
    query
        .sources()
        .getOrDefault(name.part(), Map.of())
        .forEach(
            (alias, table) -> {
              right.add(alias + "." + name.text());
              right.add(table + "." + name.text());
            });
    return new Mutated(query.with(name, quoted ? '"' + other + '"' : other), right);
  }

  private static boolean lower(String name) {
    return name.equals(name.toLowerCase(Locale.ROOT));
  }

  private static @Nullable Mutated swapped(GoldQuery query, Name name, Random random) {
    if (name.alias() == null) {
      return null;
    }
    Map<String, String> here = query.sources().getOrDefault(name.part(), Map.of());
    List<String> others =
        here.keySet().stream()
            .filter(alias -> !query.database().has(here.getOrDefault(alias, ""), name.text()))
            .sorted()
            .toList();
    if (others.isEmpty() || !here.containsKey(name.alias())) {
      return null;
    }
    String other = others.get(random.nextInt(others.size()));
    return new Mutated(query.withAlias(name, other), List.of(name.alias() + "." + name.text()));
  }

  private static String edited(String name, Random random) {
    String edited = name;
    int edits = name.length() < 5 ? 1 : 1 + random.nextInt(2);
    for (int i = 0; i < edits; i++) {
      edited = edit(edited, random);
    }
    return Character.isLetter(edited.charAt(0)) && edited.length() > 1 ? edited : "";
  }

  private static String edit(String name, Random random) {
    int at = random.nextInt(name.length());
    String letter = Character.toString('a' + random.nextInt(26));
    String before = name.substring(0, at);
    return switch (random.nextInt(4)) {
      case 0 -> before + letter + name.substring(at);
      case 1 -> before + name.substring(at + 1);
      case 2 -> before + letter + name.substring(at + 1);
      default ->
          at == 0
              ? name
              : name.substring(0, at - 1)
                  + name.charAt(at)
                  + name.charAt(at - 1)
                  + name.substring(at + 1);
    };
  }

  private static String otherNumber(String name, Random random) {
    int cut = name.indexOf('_');
    return cut > 0 && random.nextInt(3) == 0
        ? otherNumber(name.substring(0, cut)) + name.substring(cut)
        : otherNumber(name);
  }

  private static String otherNumber(String name) {
    if (name.endsWith("ies")) {
      return name.substring(0, name.length() - 3) + "y";
    }
    if (name.endsWith("uses") || name.endsWith("ss") || name.endsWith("us")) {
      return name.endsWith("uses") ? name.substring(0, name.length() - 1) : name + "es";
    }
    if (name.endsWith("s")) {
      return name.substring(0, name.length() - 1);
    }
    if (name.endsWith("y") && !name.endsWith("ey") && !name.endsWith("ay")) {
      return name.substring(0, name.length() - 1) + "ies";
    }
    return name + "s";
  }

  private static String spelledOtherwise(String name, Random random) {
    List<String> words = new ArrayList<>();
    for (String word : name.split("_|(?<=[a-z])(?=[A-Z])", -1)) {
      words.add(word.toLowerCase(Locale.ROOT));
    }
    String other =
        switch (random.nextInt(5)) {
          case 0 -> String.join("_", words);
          case 1 -> camel(words);
          case 2 -> pascal(words);
          case 3 -> String.join("", words);
          default -> String.join("_", words).toUpperCase(Locale.ROOT);
        };
    return other.equalsIgnoreCase(name) ? "" : other;
  }

  private static String camel(List<String> words) {
    String pascal = pascal(words);
    return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
  }

  private static String pascal(List<String> words) {
    StringBuilder pascal = new StringBuilder();
    for (String word : words) {
      pascal.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return pascal.toString();
  }
}
