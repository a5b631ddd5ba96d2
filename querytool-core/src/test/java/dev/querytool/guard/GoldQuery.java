package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A query that is known to be right, with the names in it.
 *
 * @param database what it asks
 * @param sql its text, the same for all engines
 * @param names each name of a table or column, where it stands
 * @param sources the tables by alias, of each part that has a FROM of its own
 */
record GoldQuery(
    GoldDatabase database,
    String sql,
    List<Name> names,
    Map<Integer, Map<String, String>> sources) {

  /**
   * A name of the catalogue in a text.
   *
   * @param start where it begins
   * @param alias what stands before it, if it is a column that is qualified
   * @param table whether it is a table's
   * @param part the part of the query it stands in
   */
  record Name(int start, String text, @Nullable String alias, boolean table, int part) {}

  private static final Pattern TOKEN = Pattern.compile("'[^']*'|[\\p{L}_][\\p{L}\\p{N}_]*|\\S");

  private static final Set<String> AFTER_TABLE =
      Set.of(
          "ON", "WHERE", "JOIN", "LEFT", "GROUP", "ORDER", "HAVING", "UNION", "INTERSECT", "LIMIT");

  static List<GoldQuery> readAll(List<GoldDatabase> databases) {
    List<GoldQuery> queries = new ArrayList<>();
    String wanted = "";
    for (String line : GoldDatabase.text("queries.txt").lines().toList()) {
      if (line.startsWith("# ")) {
        wanted = line.substring(2, line.indexOf(':'));
      } else {
        String name = wanted;
        databases.stream()
            .filter(database -> database.name().equals(name))
            .forEach(database -> queries.add(of(database, line)));
      }
    }
    return queries;
  }

  static GoldQuery of(GoldDatabase database, String sql) {
    return new Reader(database, sql).read();
  }

  /** Tells whether a word may mean something here, so that it is no slip. */
  boolean knows(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return database.chinese().keySet().stream()
            .map(name -> name.substring(name.indexOf('.') + 1))
            .anyMatch(name -> name.equalsIgnoreCase(small))
        || Pattern.compile(
                "(?i)(?<![\\p{L}\\p{N}_])" + Pattern.quote(small) + "(?![\\p{L}\\p{N}_])")
            .matcher(sql)
            .find();
  }

  /** Returns the text with another word in the place of a name. */
  String with(Name name, String other) {
    return sql.substring(0, name.start())
        + other
        + sql.substring(name.start() + name.text().length());
  }

  /** Returns the text with another qualifier before a name. */
  String withAlias(Name name, String other) {
    int before = name.start() - 1 - String.valueOf(name.alias()).length();
    return sql.substring(0, before) + other + "." + sql.substring(name.start());
  }

  /** Returns what the Chinese name of a name is. */
  String chinese(Name name) {
    if (name.table()) {
      return database.chinese().getOrDefault(name.text(), "");
    }
    Map<String, String> here = sources.getOrDefault(name.part(), Map.of());
    return here.entrySet().stream()
        .filter(source -> name.alias() == null || name.alias().equals(source.getKey()))
        .map(source -> database.chinese().getOrDefault(source.getValue() + "." + name.text(), ""))
        .filter(chinese -> !chinese.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Finds the names of a text; not for reading any other than those of the resource. */
  private static final class Reader {

    private final GoldDatabase database;
    private final String sql;
    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final Map<Integer, Map<String, String>> sources = new HashMap<>();
    private final Deque<Integer> parts = new ArrayDeque<>(List.of(0));
    private int lastPart;

    Reader(GoldDatabase database, String sql) {
      this.database = database;
      this.sql = sql;
    }

    GoldQuery read() {
      Matcher tokens = TOKEN.matcher(sql);
      while (tokens.find()) {
        words.add(tokens.group());
        starts.add(tokens.start());
      }
      for (int i = 0; i < words.size(); i++) {
        read(i, words.get(i), i == 0 ? "" : words.get(i - 1));
      }
      return new GoldQuery(database, sql, names, sources);
    }

    private void read(int i, String word, String before) {
      switch (word) {
        case "(" -> parts.push(wordAfter(i).equals("SELECT") ? ++lastPart : parts.element());
        case ")" -> parts.pop();
        case "UNION", "INTERSECT" -> {
          parts.pop();
          parts.push(++lastPart);
        }
        default -> readName(i, word, before);
      }
    }

    private void readName(int i, String word, String before) {
      int part = parts.element();
      if (before.equals("FROM") || before.equals("JOIN")) {
        if (database.isTable(word)) {
          names.add(new Name(starts.get(i), word, null, true, part));
          sources.computeIfAbsent(part, missing -> new HashMap<>()).put(alias(i), word);
        }
      } else if (database.isColumn(word) && !before.equals("AS")) {
        String alias = before.equals(".") ? words.get(i - 2) : null;
        names.add(new Name(starts.get(i), word, alias, false, part));
      }
    }

    private String alias(int table) {
      String next = wordAfter(table);
      boolean none =
          next.isEmpty() || AFTER_TABLE.contains(next) || !Character.isLetter(next.charAt(0));
      return none ? words.get(table) : next;
    }

    private String wordAfter(int place) {
      return place + 1 < words.size() ? words.get(place + 1) : "";
    }
  }
}
