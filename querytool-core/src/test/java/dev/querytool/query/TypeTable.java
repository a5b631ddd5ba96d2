package dev.querytool.query;

import dev.querytool.testkit.ProjectFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One engine's column of the table in the package's description, read from its source. */
record TypeTable(Map<String, Set<String>> valuesByType) {

  private static final String SOURCE =
      "querytool-core/src/main/java/dev/querytool/query/package-info.java";

  private static final Pattern ROW = Pattern.compile("<tr><td>(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("\\{@code ([^}]+)}");
  private static final Pattern VALUE =
      Pattern.compile("\\{@link (?:[a-z]+\\.)*([A-Z]\\w+)}|\\{@code (byte\\[\\])}");

  /**
   * Reads the table.
   *
   * @param table the place of the table, from 0
   * @param types the place of the column that has the types
   * @param values the place of the column that has the Java values
   */
  static TypeTable read(int table, int types, int values) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    Matcher rows = ROW.matcher(source().split("<table>", -1)[table + 1].split("</table>", -1)[0]);
    while (rows.find()) {
      String[] cells = rows.group(1).replaceAll("\\s*\\n \\*\\s*", " ").split("</td>\\s*<td>", -1);
      Set<String> named = new HashSet<>();
      Matcher value = VALUE.matcher(cells[values]);
      while (value.find()) {
        named.add(value.group(1) == null ? value.group(2) : value.group(1));
      }
      Matcher type = CODE.matcher(cells[types]);
      while (type.find()) {
        found.computeIfAbsent(type.group(1), unseen -> new HashSet<>()).addAll(named);
      }
    }
    return new TypeTable(found);
  }

  Set<String> types() {
    return valuesByType.keySet();
  }

  Set<String> values(String type) {
    return valuesByType.getOrDefault(type, Set.of());
  }

  Set<String> allValues() {
    return valuesByType.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static String source() {
    try {
      return Files.readString(ProjectFile.of(SOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return valuesByType.entrySet().stream()
        .map(one -> one.getKey() + " -> " + one.getValue())
        .collect(Collectors.joining("\n"));
  }
}
