package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import net.sf.jsqlparser.statement.select.Select;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeTableTest {

  private static final String PARSER = "net.sf.jsqlparser.";
  private static Set<Class<?>> reachable;

  @BeforeAll
  static void findWhatASelectCanReach() throws Exception {
    reachable = reachableFrom(Select.class, classesOfTheParser());
  }

  @ParameterizedTest
  @EnumSource
  void decidesEachClassThatASelectCanReach(Dialect dialect) {
    NodeTable table = NodeTable.of(dialect);
    assertThat(reachable)
        .hasSizeGreaterThan(300)
        .filteredOn(type -> !type.isEnum())
        .filteredOn(type -> !table.names().contains(type.getName()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void decidesEachFieldOfTheClassesThatMayStand(Dialect dialect) {
    NodeTable table = NodeTable.of(dialect);
    assertThat(
            reachable.stream()
                .filter(type -> table.shapeOf(type).kind() != NodeShape.Kind.REFUSE)
                .flatMap(type -> fieldsOf(type).stream())
                .filter(name -> !table.names().contains(name)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void namesNoClassAndNoFieldThatIsNotThere(Dialect dialect) {
    NodeTable table = NodeTable.of(dialect);
    Set<String> known = new TreeSet<>();
    reachable.forEach(type -> known.add(type.getName()));
    reachable.forEach(type -> known.addAll(fieldsOf(type)));
    known.addAll(fieldsOf(net.sf.jsqlparser.parser.ASTNodeAccessImpl.class));
    known.add("net.sf.jsqlparser.parser.ASTNodeAccessImpl");
    assertThat(table.names()).filteredOn(name -> name.startsWith(PARSER)).isSubsetOf(known);
  }

  @ParameterizedTest
  @EnumSource
  void letsNoWriteStand(Dialect dialect) {
    NodeTable table = NodeTable.of(dialect);
    assertThat(reachable)
        .filteredOn(
            type ->
                type.getName()
                    .matches(".*\\.(insert|update|delete|imprt|execute|alter|piped)\\..*"))
        .isNotEmpty()
        .allMatch(type -> type.isEnum() || kindOf(table, type) == NodeShape.Kind.REFUSE);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAClassThatNobodyDecided(Dialect dialect) {
    NodeTable table = NodeTable.of(dialect);
    assertThat(table.shapeOf(java.util.TreeSet.class).kind()).isEqualTo(NodeShape.Kind.REFUSE);
    assertThat(table.shapeOf(java.util.HashMap.class).kind()).isEqualTo(NodeShape.Kind.REFUSE);
    assertThat(table.shapeOf(Object.class).kind()).isEqualTo(NodeShape.Kind.REFUSE);
    assertThat(table.shapeOf(new Object[0].getClass()).kind()).isEqualTo(NodeShape.Kind.REFUSE);
  }

  @ParameterizedTest
  @EnumSource
  void givesAReasonForEachRefusal(Dialect dialect) {
    NodeTable table = NodeTable.of(dialect);
    assertThat(reachable)
        .filteredOn(type -> kindOf(table, type) == NodeShape.Kind.REFUSE)
        .allMatch(type -> !table.shapeOf(type).reason().isBlank());
  }

  private static NodeShape.Kind kindOf(NodeTable table, Class<?> type) {
    return table.shapeOf(type).kind();
  }

  private static List<String> fieldsOf(Class<?> type) {
    return hierarchy(type).stream()
        .flatMap(level -> List.of(level.getDeclaredFields()).stream())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .map(field -> field.getDeclaringClass().getName() + "." + field.getName())
        .toList();
  }

  private static List<Class<?>> hierarchy(Class<?> type) {
    List<Class<?>> levels = new java.util.ArrayList<>();
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      if (level.getName().startsWith(PARSER)) {
        levels.add(level);
      }
    }
    return levels;
  }

  private static Set<Class<?>> reachableFrom(Class<?> root, List<Class<?>> all) {
    Set<Class<?>> seen = new java.util.LinkedHashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Class<?> type = open.pop();
      boolean model =
          type.getName().startsWith(PARSER) && !type.getName().startsWith(PARSER + "parser.");
      if (model && seen.add(type)) {
        all.stream()
            .filter(other -> other != type && type.isAssignableFrom(other))
            .forEach(open::push);
        for (Class<?> level : hierarchy(type)) {
          for (Field field : level.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
              addClasses(field.getGenericType(), open);
            }
          }
        }
      }
    }
    return seen;
  }

  private static void addClasses(Type type, Deque<Class<?>> to) {
    if (type instanceof Class<?> plain) {
      to.push(plain.isArray() ? plain.getComponentType() : plain);
    } else if (type instanceof ParameterizedType generic) {
      addClasses(generic.getRawType(), to);
      List.of(generic.getActualTypeArguments()).forEach(one -> addClasses(one, to));
    } else if (type instanceof WildcardType wildcard) {
      List.of(wildcard.getUpperBounds()).forEach(one -> addClasses(one, to));
    } else if (type instanceof TypeVariable<?> variable) {
      List.of(variable.getBounds()).forEach(one -> addClasses(one, to));
    } else if (type instanceof GenericArrayType array) {
      addClasses(array.getGenericComponentType(), to);
    }
  }

  private static List<Class<?>> classesOfTheParser()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path jar = Path.of(Select.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> all = new java.util.ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (var entry : Collections.list(file.entries())) {
        String name = entry.getName();
        if (name.endsWith(".class") && name.startsWith("net/sf/jsqlparser/")) {
          all.add(
              Class.forName(
                  name.substring(0, name.length() - 6).replace('/', '.'),
                  false,
                  Select.class.getClassLoader()));
        }
      }
    }
    return all;
  }
}
