package dev.querytool.store;

import dev.querytool.query.HistoryFilter;
import dev.querytool.query.QueryOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A filter as SQL. Parts that are not asked for are left out, so that an index can be used.
 *
 * @param sql made of constants and names of values
 * @param values what the names stand for
 */
record HistoryCondition(String sql, Map<String, Object> values) {

  static HistoryCondition of(HistoryFilter filter) {
    List<String> parts = new ArrayList<>(List.of("TRUE"));
    Map<String, Object> values = new HashMap<>();
    filter.connection().ifPresent(name -> values.put("connection", name));
    filter.caller().ifPresent(uid -> values.put("caller", uid));
    filter.keyId().ifPresent(id -> values.put("keyId", id));
    filter.origin().ifPresent(origin -> values.put("origin", origin));
    filter.from().ifPresent(from -> values.put("from", from));
    filter.to().ifPresent(to -> values.put("to", to));
    filter.before().ifPresent(id -> values.put("before", id));
    addIf(values, parts, "connection", "connection_name = :connection");
    addIf(values, parts, "caller", "caller = :caller");
    addIf(values, parts, "keyId", "key_id = :keyId");
    addIf(values, parts, "origin", "origin = :origin");
    addIf(values, parts, "from", "asked_at >= :from");
    addIf(values, parts, "to", "asked_at < :to");
    addIf(values, parts, "before", "id < :before");
    if (!filter.outcomes().isEmpty()) {
      parts.add("outcome IN (" + quoted(filter) + ")");
    }
    return new HistoryCondition(String.join(" AND ", parts), values);
  }

  private static void addIf(
      Map<String, Object> values, List<String> parts, String name, String condition) {
    if (values.containsKey(name)) {
      parts.add(condition);
    }
  }

  private static String quoted(HistoryFilter filter) {
    return filter.outcomes().stream()
        .map(QueryOutcome::name)
        .sorted()
        .collect(Collectors.joining("', '", "'", "'"));
  }
}
