package dev.querytool.guard;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every object of a parsed statement, by reflection and with a stack of its own, and
 * refuses each class and each set field that {@link NodeTable} does not allow.
 *
 * <p>One per statement; not thread-safe.
 */
final class NodeWalk {

  /**
   * A value that waits for its turn.
   *
   * @param value what to look at
   * @param rule the field in which it stands; null where only nodes may stand
   * @param place the offset of the nearest node around it
   */
  private record Visit(Object value, @Nullable FieldRule rule, int place) {}

  /**
   * What a statement may consist of.
   *
   * @param nodes the classes and fields
   * @param functions what may be called
   * @param host what the host lets be called besides
   * @param builtIns the types and collations
   * @param enums the types of the database besides
   */
  record Lists(
      NodeTable nodes,
      FunctionList functions,
      HostCalls host,
      BuiltInNames builtIns,
      EnumTypes enums) {}

  private final NodeTable table;
  private final TokenIndex tokens;
  private final NameClaims claims;
  private final LeafCheck leaves;
  private final CallCheck calls;
  private final Deque<Visit> waiting = new ArrayDeque<>();
  private final Set<Object> seen;
  private int queries;
  private int parameters;
  private int strings;

  private NodeWalk(Lists lists, TokenIndex tokens) {
    this.table = lists.nodes();
    this.tokens = tokens;
    this.seen = Collections.newSetFromMap(new IdentityHashMap<>(tokens.tokens().size()));
    this.claims = new NameClaims(tokens);
    this.leaves = new LeafCheck(tokens, lists, claims);
    this.calls = new CallCheck(lists.functions(), lists.host(), tokens, claims);
  }

  /**
   * Walks a statement.
   *
   * @throws Refusal if it holds anything that is not allowed
   */
  static WalkedTree of(Select root, Lists lists, TokenIndex tokens) {
    NodeWalk walk = new NodeWalk(lists, tokens);
    walk.await(root, null, 0);
    while (!walk.waiting.isEmpty()) {
      walk.look(walk.waiting.pop());
    }
    return walk.result();
  }

  private void look(Visit visit) {
    Object value = visit.value();
    if (value instanceof Enum<?> constant) {
      leaf(constant.name(), visit);
      return;
    }
    NodeShape shape = table.shapeOf(value.getClass());
    switch (shape.kind()) {
      case REFUSE -> throw refusal(GuardRule.NODE_NOT_ALLOWED, visit.place(), shape.reason());
      case VALUE -> leaf(value, visit);
      case CONTAINER -> open(value, visit);
      case NODE, QUERY, CALL -> enter(value, shape, visit);
    }
  }

  private void leaf(Object value, Visit visit) {
    FieldRule rule = visit.rule();
    if (rule == null) {
      throw refusal(
          GuardRule.NODE_NOT_ALLOWED, visit.place(), "a value stands where a node should");
    }
    leaves.check(value, rule, visit.place());
  }

  private void open(Object container, Visit visit) {
    if (container instanceof Collection<?> elements) {
      elements.forEach(element -> await(element, visit.rule(), visit.place()));
    } else if (container instanceof Map.Entry<?, ?> entry) {
      await(entry.getKey(), null, visit.place());
      await(entry.getValue(), visit.rule(), visit.place());
    } else {
      throw refusal(GuardRule.NODE_NOT_ALLOWED, visit.place(), "a container of an unknown kind");
    }
  }

  private void enter(Object node, NodeShape shape, Visit visit) {
    requireNodesAllowed(visit);
    if (!seen.add(node)) {
      return;
    }
    int place = placeOf(node, visit.place());
    for (FieldRule rule : shape.fields()) {
      Object value = rule.decision() == FieldDecision.FUNCTION ? null : rule.read(node);
      if (value != null && FieldRule.isSet(value)) {
        if (rule.decision() == FieldDecision.UNSET) {
          throw refusal(GuardRule.FIELD_NOT_ALLOWED, place, rule.reason());
        }
        await(value, rule, place);
      }
    }
    count(node, shape, place);
    if (node instanceof List<?> elements) {
      elements.forEach(element -> await(element, null, place));
    }
  }

  private void count(Object node, NodeShape shape, int place) {
    switch (shape.kind()) {
      case QUERY -> queries++;
      case CALL -> calls.check(node, shape, place);
      default -> {
        parameters += node instanceof JdbcParameter ? 1 : 0;
        strings += node instanceof StringValue ? 1 : 0;
      }
    }
  }

  private void requireNodesAllowed(Visit visit) {
    FieldRule rule = visit.rule();
    if (rule != null
        && rule.decision() != FieldDecision.WALK
        && rule.decision() != FieldDecision.LITERAL) {
      throw refusal(
          GuardRule.NODE_NOT_ALLOWED, visit.place(), "a node stands where a value should");
    }
  }

  private void await(@Nullable Object value, @Nullable FieldRule rule, int place) {
    if (value != null) {
      waiting.push(new Visit(value, rule, place));
    }
  }

  private WalkedTree result() {
    return new WalkedTree(
        queries, parameters, strings + leaves.strings(), claims, calls.functions());
  }

  private Refusal refusal(GuardRule rule, int place, String reason) {
    Optional<Token> token = tokens.nearest(place);
    String message = "Not allowed here: " + reason + ".";
    return token.isPresent() ? rule.at(token.get(), message) : rule.refusal(message);
  }

  private static int placeOf(Object node, int around) {
    if (node instanceof ASTNodeAccess access) {
      Node place = access.getASTNode();
      if (place != null && place.jjtGetFirstToken() != null) {
        return place.jjtGetFirstToken().absoluteBegin - 1;
      }
    }
    return around;
  }
}
