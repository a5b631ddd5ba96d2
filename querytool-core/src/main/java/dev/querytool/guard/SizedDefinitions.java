package dev.querytool.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** The common table expressions of one WITH with the extents of their columns, found on demand. */
final class SizedDefinitions {

  /** What a column that grows with each step of a recursion counts for, by the size of a step. */
  private static final double[] GROWN = {1e5, Extent.MANY};

  private static final double SLOWLY = 1.5;
  private static final int MOST_LOOKS = 8;

  private final @Nullable SizedDefinitions around;
  private final @Nullable SizedScope outer;
  private final Map<String, List<Definition>> definitions = new HashMap<>();

  SizedDefinitions(
      List<WithItem<?>> items,
      @Nullable SizedDefinitions around,
      @Nullable SizedScope outer,
      Set<String> extended) {
    this.around = around;
    this.outer = outer;
    for (WithItem<?> item : items) {
      definitions
          .computeIfAbsent(SizedSource.loose(item.getAliasName()), key -> new ArrayList<>())
          .add(new Definition(item, extended.contains(item.getAliasName())));
    }
  }

  /** Looks at every definition, used or not. */
  void all(BiFunction<Select, SizedScope, List<SizedOutput>> sizes) {
    definitions.values().forEach(alike -> alike.forEach(one -> one.source(sizes)));
  }

  /** Returns what a name without a schema reads; null if it is no common table expression's. */
  static @Nullable SizedSource find(
      @Nullable SizedDefinitions innermost,
      String name,
      BiFunction<Select, SizedScope, List<SizedOutput>> sizes) {
    String loose = SizedSource.loose(name);
    SizedSource found = null;
    for (SizedDefinitions with = innermost; with != null; with = with.around) {
      for (Definition definition : with.definitions.getOrDefault(loose, List.of())) {
        SizedSource source = definition.source(sizes);
        found = found == null ? source : found.or(source);
      }
      if (with.defines(name)) {
        return found;
      }
    }
    return found;
  }

  /** Tells whether a name is defined here in the very spelling; others may hide nothing. */
  private boolean defines(String name) {
    return definitions.getOrDefault(SizedSource.loose(name), List.of()).stream()
        .anyMatch(definition -> definition.name.equals(name));
  }

  /** One definition. */
  private final class Definition {

    private final String name;
    private final List<String> columns;
    private final @Nullable Select body;
    private final boolean extended;
    private @Nullable SizedSource source;
    private boolean begun;
    private boolean readsItself;

    private Definition(WithItem<?> item, boolean extended) {
      this.extended = extended;
      this.name = item.getAliasName();
      this.columns = columns(item);
      this.body = item.getStatement() instanceof ParenthesedSelect select ? select : null;
    }

    /** Returns its columns; while it is looked at, what they are taken to be. */
    private SizedSource source(BiFunction<Select, SizedScope, List<SizedOutput>> sizes) {
      if (begun) {
        readsItself = true;
        return known();
      }
      if (source == null || body == null) {
        begun = true;
        source = source(body, sizes);
        begun = false;
      }
      return known();
    }

    private SizedSource known() {
      SizedSource known = source == null ? SizedSource.of(name, List.of(), columns) : source;
      // What SEARCH and CYCLE add holds the rows on the way to each.
      return extended ? known.withOthers(Extent.GATHERED) : known;
    }

    private SizedSource source(
        @Nullable Select query, BiFunction<Select, SizedScope, List<SizedOutput>> sizes) {
      if (query == null) {
        return SizedSource.stored(name);
      }
      List<SizedOutput> first = look(query, sizes);
      if (!readsItself) {
        return SizedSource.of(name, first, columns);
      }
      source = SizedSource.of(name, first, columns);
      List<SizedOutput> next = look(query, sizes);
      // A column may pass on to another what it grew to, so that each level is looked at anew.
      int looks = Math.min(first.size() + 1, MOST_LOOKS);
      for (int i = 0; i < GROWN.length * looks && grows(first, next); i++) {
        first = taken(first, next, GROWN[i / looks]);
        source = SizedSource.of(name, first, columns);
        next = look(query, sizes);
      }
      return SizedSource.of(name, settled(first, next), columns);
    }

    private List<SizedOutput> look(
        Select query, BiFunction<Select, SizedScope, List<SizedOutput>> sizes) {
      return sizes.apply(query, SizedScope.inside(outer, SizedDefinitions.this));
    }

    private boolean grows(List<SizedOutput> before, List<SizedOutput> after) {
      for (int i = 0; i < before.size(); i++) {
        if (grows(before.get(i).extent(), after.get(i).extent())) {
          return true;
        }
      }
      return false;
    }

    private boolean grows(Extent before, Extent after) {
      boolean taken = before.characters() >= GROWN[0];
      double most = taken ? before.characters() * SLOWLY : before.characters();
      return after.characters() > most || countGrows(before, after);
    }

    private boolean countGrows(Extent before, Extent after) {
      boolean taken = before.count() >= GROWN[0];
      return after.count() > (taken ? before.count() * SLOWLY : before.count());
    }

    private List<SizedOutput> taken(
        List<SizedOutput> before, List<SizedOutput> after, double grown) {
      List<SizedOutput> taken = new ArrayList<>();
      for (int i = 0; i < before.size(); i++) {
        Extent one = before.get(i).extent();
        Extent other = after.get(i).extent();
        double characters =
            other.characters() > one.characters()
                ? Math.max(grown, one.characters())
                : one.characters();
        double count = countGrows(one, other) ? Math.max(grown, one.count()) : one.count();
        boolean stored = one.stored() || other.stored();
        taken.add(before.get(i).with(new Extent(characters, count, stored, 0)));
      }
      return taken;
    }

    /** Returns the outputs; a number that grows faster and faster has no bound. */
    private List<SizedOutput> settled(List<SizedOutput> before, List<SizedOutput> after) {
      List<SizedOutput> settled = new ArrayList<>();
      for (int i = 0; i < before.size(); i++) {
        Extent one = before.get(i).extent();
        Extent other = after.get(i).extent();
        if (other.characters() > one.characters() * SLOWLY) {
          throw GuardRule.COSTLY_CALL.refusal(
              "With each step of " + name + " its texts become several times as long.");
        }
        boolean unbounded = other.count() > one.count() * SLOWLY;
        settled.add(before.get(i).with(unbounded ? one.withCount(Double.POSITIVE_INFINITY) : one));
      }
      return settled;
    }

    private static List<String> columns(WithItem<?> item) {
      if (item.getWithItemList() == null) {
        return List.of();
      }
      return item.getWithItemList().stream().map(SelectItem::toString).toList();
    }
  }
}
