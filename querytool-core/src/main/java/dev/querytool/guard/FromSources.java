package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.Expression;

/**
 * The sources that FROM names, with the calls and conditions among them.
 *
 * @param list the sources, in order
 * @param calls the table functions among them
 * @param conditions the expressions of ON
 */
record FromSources(List<Source> list, List<TableFunctionCall> calls, List<Condition> conditions) {

  FromSources() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  void add(Relation relation) {
    list.add(new Source(relation, Map.of(), Source.Kept.NEITHER));
  }

  Relation last() {
    return list.get(list.size() - 1).relation();
  }

  void replaceLast(Relation relation) {
    int last = list.size() - 1;
    list.set(last, new Source(relation, list.get(last).using(), list.get(last).join()));
  }

  void rejoin(Map<String, String> using, Source.Kept kept) {
    int last = list.size() - 1;
    list.set(last, new Source(list.get(last).relation(), using, kept));
  }

  /**
   * An expression of ON.
   *
   * @param visible the sources that it sees
   */
  record Condition(Expression expression, List<Source> visible) {}
}
