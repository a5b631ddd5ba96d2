package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import dev.querytool.error.NearestNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The functions that may be called: the built-in list of the dialect and those that the host added.
 * Immutable, safe for many threads.
 */
final class FunctionList {

  /** The category of functions that stand where a table does. */
  static final String TABLE = "table";

  /** The category of functions that make rows, both where a table does and in an expression. */
  static final String ROWS = "rows";

  /** The category of words that the parser takes for functions and the engine does not. */
  static final String GRAMMAR = "grammar";

  /** The category of functions that are called by words of the grammar. */
  static final String FORM = "special form";

  /** The category of functions that the grammar knows and that stand where a table does. */
  static final String TABLE_FORM = "table form";

  private static final String HOST = "allowed by the host";

  private static final Set<String> NOT_COMPUTING = Set.of(TABLE, TABLE_FORM, GRAMMAR);
  private static final Set<String> OF_GRAMMAR = Set.of(GRAMMAR, FORM, TABLE_FORM, HOST);
  private static final Set<String> AS_TABLE = Set.of(TABLE, TABLE_FORM, ROWS, HOST);

  private final Map<String, Entry> entries;
  private final FunctionAdvice advice;

  private record Entry(AllowedFunction function, String category) {}

  private FunctionList(Map<String, Entry> entries, FunctionAdvice advice) {
    this.entries = entries;
    this.advice = advice;
  }

  /**
   * Reads the list of a dialect.
   *
   * @param host names that the host allows besides
   */
  static FunctionList of(Dialect dialect, Set<String> host) {
    String resource =
        switch (dialect) {
          case POSTGRES -> "functions/postgres.txt";
          case SQLITE -> "functions/sqlite.txt";
          case MYSQL -> "functions/mysql.txt";
          case MARIADB -> "functions/mariadb.txt";
        };
    Map<String, Entry> entries = new HashMap<>();
    for (String name : host) {
      String key = Characters.lower(name);
      entries.put(key, new Entry(new AllowedFunction(key, HOST), HOST));
    }
    read(resource, "built-in list of " + dialect.dbType(), entries);
    return new FunctionList(entries, FunctionAdvice.of(dialect));
  }

  /** Finds a function by its name, ASCII case aside. */
  Optional<AllowedFunction> find(String name) {
    Entry entry = entries.get(Characters.lower(name));
    return entry == null ? Optional.empty() : Optional.of(entry.function());
  }

  /** Tells whether a name belongs to a function that stands where a table does. */
  boolean readsAsTable(String name) {
    Entry entry = entries.get(Characters.lower(name));
    return entry != null && AS_TABLE.contains(entry.category());
  }

  /** Tells whether a name belongs to a function that stands in an expression. */
  boolean computes(String name) {
    Entry entry = entries.get(Characters.lower(name));
    return entry != null && !NOT_COMPUTING.contains(entry.category());
  }

  /** Tells whether a name belongs to a function of a category. */
  boolean belongsTo(String name, String category) {
    Entry entry = entries.get(Characters.lower(name));
    return entry != null && entry.category().equals(category);
  }

  /** Tells whether a name is a word of the grammar that the parser takes for a function. */
  boolean isGrammar(String name) {
    Entry entry = entries.get(Characters.lower(name));
    return entry != null && entry.category().equals(GRAMMAR);
  }

  /** Returns the names of functions that are kept in a schema, under which they can be called. */
  Set<String> ofSchema() {
    return entries.entrySet().stream()
        .filter(entry -> !OF_GRAMMAR.contains(entry.getValue().category()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns names that a misspelt one may have meant, nearest first. */
  List<String> nearest(String name) {
    return NearestNames.of(entries.keySet(), name);
  }

  /**
   * Returns the refusal of a function that is not on the list, with what is written in its place,
   * and the nearest that are.
   */
  Refusal unknown(Token token, String message) {
    return refusal(GuardRule.UNKNOWN_FUNCTION, token, message, nearest(token.text()));
  }

  /** Returns a refusal by a rule, with what is written in the place of a function if it is one. */
  Refusal refusal(GuardRule rule, Token token, String message, List<String> candidates) {
    return Refusal.at(
        token.line(),
        token.column(),
        rule.id(),
        message,
        advice.on(token.text(), rule),
        candidates);
  }

  private static void read(String resource, String list, Map<String, Entry> entries) {
    try (InputStream in = FunctionList.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines.lines().forEach(line -> take(line, list, entries));
    } catch (IOException e) {
      throw new UncheckedIOException("read of " + resource + " failed", e);
    }
  }

  private static void take(String line, String list, Map<String, Entry> entries) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    int tab = line.indexOf('\t');
    if (tab < 1) {
      throw new IllegalStateException("a line without a category in the " + list + ": " + line);
    }
    String name = line.substring(0, tab);
    String category = line.substring(tab + 1);
    entries.put(name, new Entry(new AllowedFunction(name, list + ": " + category), category));
  }
}
