package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a parsed statement may consist of, read from {@code nodes.txt} and the table of the dialect;
 * what they do not list is refused, so a newer parser refuses what it adds until someone looks.
 *
 * <p>Safe for use by many threads.
 */
final class NodeTable {

  private static final String COMMON = "nodes.txt";
  private static final String PARSER = "net.sf.jsqlparser.";

  /**
   * One line of the table.
   *
   * @param decision the second column
   * @param reason the third column
   */
  private record Line(String decision, String reason) {}

  private final Map<String, Line> lines;
  private final Map<Class<?>, NodeShape> shapes = new ConcurrentHashMap<>();

  private NodeTable(Map<String, Line> lines) {
    this.lines = Map.copyOf(lines);
  }

  /** Reads the table of a dialect: the common one, with what the dialect decides differently. */
  static NodeTable of(Dialect dialect) {
    Map<String, Line> lines = new HashMap<>();
    for (String resource : resources(dialect)) {
      lines.putAll(read(resource));
    }
    return new NodeTable(lines);
  }

  private static List<String> resources(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> List.of(COMMON, "nodes-postgres.txt");
      case SQLITE -> List.of(COMMON, "nodes-sqlite.txt");
      case MYSQL -> List.of(COMMON, "nodes-mysql.txt");
      case MARIADB -> List.of(COMMON, "nodes-mysql.txt", "nodes-mariadb.txt");
    };
  }

  private static Map<String, Line> read(String resource) {
    try (InputStream in = NodeTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing beside " + NodeTable.class);
      }
      return lines(resource, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** Returns what is decided about the objects of a class. */
  NodeShape shapeOf(Class<?> type) {
    NodeShape known = shapes.get(type);
    return known != null ? known : shapes.computeIfAbsent(type, this::decide);
  }

  /** Returns the full name of each class and field that the table decides. */
  Set<String> names() {
    return lines.keySet();
  }

  /** Returns what is decided about a class or field that the table names. */
  String decision(String name) {
    Line line = lines.get(name);
    if (line == null) {
      throw new IllegalArgumentException("not decided: " + name);
    }
    return line.decision();
  }

  /**
   * Loads and initialises every class that the table names: a class whose initialisation is cut
   * short by a hostile text would be lost for good.
   */
  void loadClasses() {
    for (String name : lines.keySet()) {
      if (Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1))) {
        load(name);
      }
    }
  }

  private NodeShape decide(Class<?> type) {
    Line line = lines.get(type.getName());
    if (line == null) {
      return NodeShape.undecided(type);
    }
    NodeShape.Kind kind = NodeShape.Kind.valueOf(line.decision().toUpperCase(Locale.ROOT));
    boolean hasFields =
        kind != NodeShape.Kind.REFUSE
            && kind != NodeShape.Kind.CONTAINER
            && kind != NodeShape.Kind.VALUE;
    return new NodeShape(kind, line.reason(), hasFields ? fields(type) : List.of());
  }

  private List<FieldRule> fields(Class<?> type) {
    List<FieldRule> rules = new ArrayList<>();
    for (Class<?> level = type;
        level != null && level.getName().startsWith(PARSER);
        level = level.getSuperclass()) {
      for (Field field : level.getDeclaredFields()) {
        FieldRule rule = rule(field);
        if (!Modifier.isStatic(field.getModifiers()) && rule.decision() != FieldDecision.SKIP) {
          open(field);
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  private static void open(Field field) {
    try {
      field.setAccessible(true);
    } catch (InaccessibleObjectException closed) {
      throw new IllegalStateException(
          "the guard cannot see into JSqlParser as a module of its own; leave its jar, as all that"
              + " querytool needs, on the class path",
          closed);
    }
  }

  private FieldRule rule(Field field) {
    Line line = lines.get(field.getDeclaringClass().getName() + "." + field.getName());
    if (line == null) {
      return new FieldRule(
          field,
          FieldDecision.UNSET,
          Set.of(),
          field.getName() + " is not among what is known to read only");
    }
    String[] parts = line.decision().split(" ", 2);
    return new FieldRule(
        field,
        FieldDecision.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        parts.length == 1 ? Set.of() : Set.of(parts[1].split(",", -1)),
        line.reason());
  }

  private static Map<String, Line> lines(String resource, BufferedReader reader)
      throws IOException {
    Map<String, Line> lines = new HashMap<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] columns = line.split("\t", -1);
        String name = columns[0].startsWith("java.") ? columns[0] : PARSER + columns[0];
        if (columns.length != 3
            || lines.putIfAbsent(name, new Line(columns[1], columns[2])) != null) {
          throw new IllegalStateException("malformed or repeated in " + resource + ": " + line);
        }
      }
    }
    return lines;
  }

  private static void load(String name) {
    try {
      Class.forName(name, true, NodeTable.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class that is decided is not there: " + name, e);
    }
  }
}
