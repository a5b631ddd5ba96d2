package dev.querytool.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a query's result.
 *
 * @param items its columns, in order
 * @param open whether there may be others that are not known
 * @param scope the scope in which its other clauses are resolved; null if it has none
 */
record Outputs(List<OutputItem> items, boolean open, @Nullable Scope scope) {

  private static final int KNOWN_REPETITIONS = 3;

  Set<Origin> origins() {
    if (items.size() == 1) {
      return items.get(0).origins();
    }
    Set<Origin> origins = new LinkedHashSet<>();
    items.forEach(item -> origins.addAll(item.origins()));
    return origins;
  }

  /** Returns the outputs as the columns of a relation, each with its name. */
  ColumnList asColumns(NameRules rules) {
    if (open) {
      return ColumnList.UNKNOWN;
    }
    List<RelationColumn> columns = new ArrayList<>(items.size());
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      String name = nameAt(i, rules);
      name = rules.renamesRepeated() ? unique(name, taken, rules) : name;
      columns.add(RelationColumn.derived(name, items.get(i).origins()));
    }
    return ColumnList.of(columns, List.of(), rules);
  }

  private @Nullable String nameAt(int place, NameRules rules) {
    String name = items.get(place).name();
    if (name == null) {
      return null;
    }
    String folded = rules.fold(name);
    boolean constant = folded.equals("true") || folded.equals("false");
    return name.isEmpty() || constant ? "column" + (place + 1) : name;
  }

  private static @Nullable String unique(
      @Nullable String wanted, Set<String> taken, NameRules rules) {
    String name = wanted;
    for (int count = 1; name != null && !taken.add(rules.fold(name)); count++) {
      name = count > KNOWN_REPETITIONS ? null : stem(name) + ":" + count;
    }
    return name;
  }

  private static String stem(String name) {
    int end = name.length() - 1;
    while (end > 0 && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
      end--;
    }
    return !name.isEmpty() && name.charAt(end) == ':' ? name.substring(0, end) : name;
  }
}
