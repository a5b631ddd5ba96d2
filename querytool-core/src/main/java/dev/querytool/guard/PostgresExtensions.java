package dev.querytool.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is known of PostgreSQL's extensions: which functions only compute, and which never do. */
final class PostgresExtensions {

  private static final Map<String, List<HostFunction>> COMPUTING = computing();
  private static final Map<String, String> NEVER = never();
  private static final Map<String, List<String>> TYPES =
      Map.of(
          "citext", List.of("citext"),
          "hstore", List.of("hstore"),
          "ltree", List.of("ltree", "lquery", "ltxtquery"));

  private PostgresExtensions() {}

  /** Returns the names of the extensions that can be allowed. */
  static List<String> known() {
    return List.copyOf(COMPUTING.keySet());
  }

  /** Returns the functions of an extension that can be allowed, without a schema. */
  static List<HostFunction> functions(String extension) {
    return COMPUTING.getOrDefault(extension, List.of());
  }

  /** Returns the types of an extension that can be allowed. */
  static List<String> types(String extension) {
    return TYPES.getOrDefault(extension, List.of());
  }

  /** Tells whether no function of an extension can be allowed. */
  static boolean isNever(String extension) {
    return NEVER.containsValue(extension);
  }

  /** Returns the extension that has a function of this name which is never allowed, or nothing. */
  static String neverFrom(String function) {
    return NEVER.getOrDefault(function, "");
  }

  private static Map<String, List<HostFunction>> computing() {
    Map<String, List<HostFunction>> functions = new TreeMap<>();
    for (String[] line : lines("functions/postgres-extensions.txt")) {
      functions
          .computeIfAbsent(line[0], extension -> new ArrayList<>())
          .add(HostFunction.parse(line[1]));
    }
    functions.replaceAll((extension, list) -> List.copyOf(list));
    return functions;
  }

  private static Map<String, String> never() {
    Map<String, String> extensions = new HashMap<>();
    for (String[] line : lines("functions/postgres-never.txt")) {
      extensions.put(line[0], line[1]);
    }
    return Map.copyOf(extensions);
  }

  private static List<String[]> lines(String resource) {
    try (InputStream in = PostgresExtensions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("read of " + resource + " failed", e);
    }
  }
}
