package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitor;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeWalkTest {

  private static final NodeTable TABLE = NodeTable.of(Dialect.SQLITE);
  private static final NodeWalk.Lists LISTS =
      new NodeWalk.Lists(
          TABLE,
          FunctionList.of(Dialect.SQLITE, Set.of()),
          HostCalls.of(HostFunctions.none(), null),
          BuiltInNames.of(Dialect.SQLITE),
          EnumTypes.NONE);

  /** A node that no table lists. */
  private static final class Newcomer extends ASTNodeAccessImpl implements Expression {

    private static final long serialVersionUID = 1L;

    @Override
    public <T, S> T accept(ExpressionVisitor<T> visitor, S context) {
      return visitor.visit(new LongValue(1), context);
    }
  }

  @Test
  void countsQueriesParametersAndTexts() {
    WalkedTree tree =
        walk(
            "SELECT ?, 'x', (SELECT 'y' FROM t) FROM (VALUES (1)) UNION SELECT 1, 2, json_object('k', ?)");
    assertThat(tree.queries()).isEqualTo(4);
    assertThat(tree.parameters()).isEqualTo(2);
    assertThat(tree.strings()).isEqualTo(3);
  }

  @Test
  void countsEachNameAsOftenAsTheTextHasIt() {
    String sql = "SELECT t.a AS b, a FROM t JOIN u AS x ON t.a = x.a ORDER BY b";
    TokenIndex tokens = new TokenIndex(Canonicalizer.of(Dialect.SQLITE).canonical(sql, false));
    NameClaims claims = walk(sql).claims();

    assertThat(List.of("a", "t", "x", "b", "u", "SELECT"))
        .extracting(name -> claims.of(tokens.spelling(name)))
        .containsExactly(4, 3, 2, 2, 1, 0);
    assertThat(tokens.count(tokens.spelling("a"))).isEqualTo(4);
  }

  @Test
  void listsTheFunctionsThatAreCalled() {
    WalkedTree tree =
        walk("SELECT upper(trim(a)), count(*) OVER (), json_array(1) FROM json_each('[1]')");
    assertThat(tree.functions())
        .extracting(AllowedFunction::name)
        .containsExactly("count", "json_array", "json_each", "trim", "upper");
  }

  @Test
  void refusesANodeThatTheTableDoesNotList() {
    PlainSelect select = new PlainSelect();
    select.addSelectItems(new Newcomer());
    assertThatThrownBy(() -> walk(select, "SELECT 1"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Newcomer");
  }

  @Test
  void refusesAContainerThatTheTableDoesNotList() {
    PlainSelect select = new PlainSelect();
    select.setSelectItems(new CopyOnWriteArrayList<>(List.of(new SelectItem<>(new LongValue(1)))));
    assertThatThrownBy(() -> walk(select, "SELECT 1"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("CopyOnWriteArrayList");
  }

  @Test
  void refusesATextWhereANodeShouldStand() {
    PlainSelect select = new PlainSelect();
    select.setSelectItems(mixed("secret"));
    assertThatThrownBy(() -> walk(select, "SELECT 1")).isInstanceOf(Refusal.class);
  }

  @Test
  void refusesANameThatTheTextDoesNotHave() {
    PlainSelect select = new PlainSelect();
    select.addSelectItems(new Column("hidden"));
    assertThatThrownBy(() -> walk(select, "SELECT shown"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.violation().rule()).isEqualTo("tree-mismatch"));
  }

  @Test
  void doesNotGoRoundInCircles() {
    PlainSelect select = new PlainSelect();
    ParenthesedExpressionList<Expression> list = new ParenthesedExpressionList<>();
    list.add(list);
    select.addSelectItems(list);
    assertThat(walk(select, "SELECT 1").queries()).isOne();
  }

  @Test
  void walksAChainThatWouldOverflowTheStackOfAVisitor() throws InterruptedException {
    String sql = "SELECT a" + " + a".repeat(900) + " FROM t";
    CanonicalText text = Canonicalizer.of(Dialect.SQLITE).canonical(sql, false);
    TokenIndex tokens = new TokenIndex(text);
    Select select = Parsing.of(Dialect.SQLITE).select(text, tokens);
    List<WalkedTree> walked = new ArrayList<>();
    Thread small =
        new Thread(null, () -> walked.add(NodeWalk.of(select, LISTS, tokens)), "small", 1);
    small.start();
    small.join();
    assertThat(walked).hasSize(1);
  }

  static Stream<String> fieldsThatMustBeEmpty() {
    return TABLE.names().stream().filter(NodeWalkTest::mustBeEmpty).sorted();
  }

  @ParameterizedTest
  @MethodSource("fieldsThatMustBeEmpty")
  void refusesAFieldThatIsSetAndMustNotBe(String name) throws ReflectiveOperationException {
    Object node = instanceWithField(name);
    PlainSelect select = new PlainSelect();
    Select root = select;
    if (node instanceof PlainSelect plain) {
      root = plain;
    } else {
      select.setSelectItems(mixed(node));
    }
    Select walked = root;
    assertThatThrownBy(() -> walk(walked, "SELECT 1"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.violation().rule()).isEqualTo("field-not-allowed"));
  }

  private static boolean mustBeEmpty(String name) {
    return TABLE.decision(name).startsWith("unset");
  }

  /** Makes an object of a class that may stand, with the field of that name set. */
  private static Object instanceWithField(String name) throws ReflectiveOperationException {
    int dot = name.lastIndexOf('.');
    Field field = Class.forName(name.substring(0, dot)).getDeclaredField(name.substring(dot + 1));
    field.setAccessible(true);
    Object node = instance(standIn(field.getDeclaringClass()));
    field.set(node, something(field.getType()));
    return node;
  }

  private static Class<?> standIn(Class<?> declaring) throws ClassNotFoundException {
    String name = declaring.getName();
    if (name.endsWith(".Select")) {
      return PlainSelect.class;
    }
    return name.endsWith(".OldOracleJoinBinaryExpression")
        ? Class.forName("net.sf.jsqlparser.expression.operators.relational.EqualsTo")
        : declaring;
  }

  private static Object something(Class<?> type) throws ReflectiveOperationException {
    if (type == boolean.class || type == Boolean.class) {
      return true;
    }
    if (type == int.class || type == Integer.class) {
      return 1;
    }
    if (type == String.class) {
      return "something";
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == Expression.class || type == Object.class) {
      return new LongValue(1);
    }
    if (type.isArray()) {
      return java.lang.reflect.Array.newInstance(type.getComponentType(), 0);
    }
    if (java.util.Collection.class.isAssignableFrom(type)
        && type.isAssignableFrom(ArrayList.class)) {
      return mixed(new LongValue(1));
    }
    Object made = instance(type);
    if (made instanceof List<?>) {
      @SuppressWarnings("unchecked")
      List<Object> list = (List<Object>) made;
      list.add(new LongValue(1));
    }
    return made;
  }

  private static Object instance(Class<?> type) throws ReflectiveOperationException {
    if (type == Table.class) {
      return new Table("t");
    }
    Constructor<?> shortest =
        Stream.of(type.getDeclaredConstructors())
            .min(Comparator.comparingInt(Constructor::getParameterCount))
            .orElseThrow();
    Object[] arguments = new Object[shortest.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> parameter = shortest.getParameterTypes()[i];
      arguments[i] = parameter == List.class ? mixed("x") : something(parameter);
    }
    shortest.setAccessible(true);
    return shortest.newInstance(arguments);
  }

  @SuppressWarnings("unchecked")
  private static <T> List<T> mixed(Object element) {
    List<Object> list = new ArrayList<>();
    list.add(element);
    return (List<T>) list;
  }

  private static WalkedTree walk(String sql) {
    CanonicalText text = Canonicalizer.of(Dialect.SQLITE).canonical(sql.replace("?", ":p"), true);
    TokenIndex tokens = new TokenIndex(text);
    return NodeWalk.of(Parsing.of(Dialect.SQLITE).select(text, tokens), LISTS, tokens);
  }

  private static WalkedTree walk(Select select, String text) {
    CanonicalText canonical = Canonicalizer.of(Dialect.SQLITE).canonical(text, false);
    return NodeWalk.of(select, LISTS, new TokenIndex(canonical));
  }
}
