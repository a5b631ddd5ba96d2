package dev.querytool.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The common table expressions of one WITH, and those around it. */
final class CommonTables {

  private final QueryPlace place;
  private final @Nullable CommonTables around;
  private final NameRules rules;
  private final Map<String, CommonTable> tables = new LinkedHashMap<>();

  /** Makes an empty WITH at the start of a query. */
  CommonTables(QueryPlace around, NameRules rules) {
    this.around = around.commonTables();
    this.place = around;
    this.rules = rules;
  }

  /** Adds a definition; false if the name is taken here. */
  boolean add(CommonTable table) {
    return tables.putIfAbsent(rules.foldCommonTable(table.name().written()), table) == null;
  }

  Iterable<CommonTable> all() {
    return tables.values();
  }

  /** Tells whether a definition of this WITH is being resolved. */
  boolean resolving() {
    return tables.values().stream().anyMatch(CommonTable::resolving);
  }

  /** Returns how many queries are around the one with this WITH. */
  int level() {
    return place.level();
  }

  /** Returns the place of the definitions, which see each other. */
  QueryPlace inside() {
    return place.with(this);
  }

  /** Returns the WITH that defines a name; null if none does. */
  static @Nullable CommonTables defining(@Nullable CommonTables innermost, String folded) {
    for (CommonTables with = innermost; with != null; with = with.around) {
      if (with.tables.containsKey(folded)) {
        return with;
      }
    }
    return null;
  }

  /** Tells whether a WITH defines a name that differs from a folded one only in case. */
  static boolean definesAnotherCase(@Nullable CommonTables innermost, String folded) {
    for (CommonTables with = innermost; with != null; with = with.around) {
      for (String known : with.tables.keySet()) {
        if (known.equalsIgnoreCase(folded) && !known.equals(folded)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the common table expressions around this WITH; null if there are none. */
  @Nullable CommonTables around() {
    return around;
  }

  @Nullable CommonTable find(String folded) {
    return tables.get(folded);
  }
}
