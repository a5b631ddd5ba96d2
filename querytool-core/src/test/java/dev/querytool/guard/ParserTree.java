package dev.querytool.guard;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.StringProvider;

/** The parser's tree as a text, so that two readings can be compared. */
final class ParserTree {

  private static final String TREE = "net.sf.jsqlparser.";

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Arrays.stream(type.getDeclaredFields())
              .filter(field -> !Modifier.isStatic(field.getModifiers()))
              .filter(field -> !field.getType().getName().startsWith(TREE + "parser."))
              .peek(field -> field.setAccessible(true))
              .toList();
        }
      };

  private final StringBuilder text = new StringBuilder();

  private ParserTree() {}

  /** Returns the tree of a text without quotes; a note if the parser does not take it. */
  static String of(String sql) {
    try {
      CCJSqlParser parser =
          new CCJSqlParser(new StringProvider(sql)).withAllowComplexParsing(false);
      Object statement = parser.Statement();
      if (parser.getNextToken().kind != 0) {
        return "not read to its end: " + sql;
      }
      ParserTree tree = new ParserTree();
      tree.write(statement);
      return tree.text.toString().replace("`", "");
    } catch (Exception | Error e) {
      return "not read: " + sql + " " + e.getMessage();
    }
  }

  private void write(Object node) throws IllegalAccessException {
    if (node instanceof Collection<?> nodes) {
      for (Object each : nodes) {
        write(each);
      }
    } else if (node != null
        && node.getClass().getName().startsWith(TREE)
        && !(node instanceof Enum)) {
      text.append('(').append(node.getClass().getSimpleName());
      for (Class<?> type = node.getClass(); type != Object.class; type = type.getSuperclass()) {
        writeFields(node, type);
      }
      text.append(')');
    } else {
      text.append(' ').append(node);
    }
  }

  private void writeFields(Object node, Class<?> type) throws IllegalAccessException {
    for (Field field : FIELDS.get(type)) {
      write(field.get(node));
    }
  }
}
