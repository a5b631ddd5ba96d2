package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What is written on one engine in the place of functions that others have. Immutable, safe for
 * many threads.
 */
final class FunctionAdvice {

  private final String engine;
  private final Map<String, String> instead;

  private FunctionAdvice(String engine, Map<String, String> instead) {
    this.engine = engine;
    this.instead = Map.copyOf(instead);
  }

  /** Reads the list of a dialect. */
  static FunctionAdvice of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> new FunctionAdvice("PostgreSQL", read("functions/instead-postgres.txt"));
      case SQLITE -> new FunctionAdvice("SQLite", read("functions/instead-sqlite.txt"));
      case MYSQL -> new FunctionAdvice("MySQL", read("functions/instead-mysql.txt"));
      case MARIADB -> new FunctionAdvice("MariaDB", read("functions/instead-mariadb.txt"));
    };
  }

  /** Returns what to write in the place of a function; for all others the rule's advice. */
  String on(String name, GuardRule rule) {
    String other = instead.get(Characters.lower(name));
    return other == null ? rule.advice() : "On " + engine + " write " + other + ".";
  }

  /** Returns what to write, by the names of the functions in whose place it stands. */
  Map<String, String> instead() {
    return instead;
  }

  private static Map<String, String> read(String resource) {
    try (InputStream in = FunctionAdvice.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      Map<String, String> instead = new HashMap<>();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> take(line, instead));
      return instead;
    } catch (IOException e) {
      throw new UncheckedIOException("read of " + resource + " failed", e);
    }
  }

  private static void take(String line, Map<String, String> instead) {
    int tab = line.indexOf('\t');
    instead.put(line.substring(0, tab), line.substring(tab + 1));
  }
}
