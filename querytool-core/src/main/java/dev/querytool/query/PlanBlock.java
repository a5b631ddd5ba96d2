package dev.querytool.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a plan that follows the blocks of its query: objects within objects, whose names say
 * what is done.
 *
 * @param node the part as a step
 * @param given how many rows it gives to what stands around it, or null
 */
record PlanBlock(PlanNode node, @Nullable Double given) {

  /** Objects that describe the one around them. */
  private static final Set<String> NO_STEPS =
      Set.of("cost_info", "sharing_temporary_table_with", "buffer_result");

  static PlanBlock of(String name, JsonNode object) {
    if (object.has("message")) {
      return atOnce(object.path("message").asText());
    }
    List<PlanBlock> inner = inner(object);
    Double read = read(object);
    Double given = given(object, read, inner);
    PlanNode.Builder node =
        PlanNode.builder(operation(name, object))
            .target(PlanText.text(object, "table_name"))
            .index(PlanText.text(object, "key"))
            .rows(read == null ? given : read)
            .cost(cost(object, inner));
    inner.forEach(part -> node.child(part.node()));
    return new PlanBlock(node.build(), given);
  }

  /** A block without a table, or one whose rows were found while the plan was made: one at most. */
  private static PlanBlock atOnce(String message) {
    return new PlanBlock(PlanNode.builder(message).rows(1.0).cost(0.0).build(), 1.0);
  }

  private static List<PlanBlock> inner(JsonNode object) {
    List<PlanBlock> inner = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isObject() && !NO_STEPS.contains(field.getKey())) {
        inner.add(of(field.getKey(), field.getValue()));
      } else if (field.getValue().isArray() && field.getValue().path(0).isObject()) {
        inner.add(list(field.getKey(), field.getValue()));
      }
    }
    return inner;
  }

  /** Joins give what their last table leaves, set operations what all of their queries give. */
  private static PlanBlock list(String name, JsonNode elements) {
    List<PlanBlock> inner = new ArrayList<>();
    elements.forEach(element -> inner.addAll(inner(element)));
    Double given = name.equals("nested_loop") ? last(inner) : sum(inner);
    boolean adds = name.equals("nested_loop") && elements.findValue("prefix_cost") != null;
    Double cost = adds ? lastCost(inner) : costOf(inner);
    PlanNode.Builder node = PlanNode.builder(words(name)).rows(given).cost(cost);
    inner.forEach(part -> node.child(part.node()));
    return new PlanBlock(node.build(), given);
  }

  private static String operation(String name, JsonNode object) {
    String access = PlanText.text(object, "access_type");
    return access == null ? words(name) : words(name) + " (" + access + ")";
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  /** Returns the rows that are read of a table, over all runs. */
  private static @Nullable Double read(JsonNode object) {
    Double ofMysql = PlanNumber.of(object, "rows_examined_per_scan");
    Double kept = PlanNumber.of(object, "rows_produced_per_join");
    if (ofMysql != null) {
      return kept == null ? ofMysql : Double.valueOf(Math.max(ofMysql, kept));
    }
    Double rows = PlanNumber.of(object, "rows");
    Double loops = PlanNumber.of(object, "loops");
    return rows == null || loops == null ? rows : Double.valueOf(rows * loops);
  }

  private static @Nullable Double given(
      JsonNode object, @Nullable Double read, List<PlanBlock> inner) {
    Double kept = PlanNumber.of(object, "rows_produced_per_join");
    if (kept != null) {
      return kept;
    }
    Double percent = PlanNumber.of(object, "filtered");
    if (read != null) {
      return percent == null ? read : Double.valueOf(read * percent / 100);
    }
    return inner.isEmpty() ? null : inner.get(0).given();
  }

  private static @Nullable Double last(List<PlanBlock> inner) {
    return inner.isEmpty() ? null : inner.get(inner.size() - 1).given();
  }

  private static @Nullable Double sum(List<PlanBlock> inner) {
    if (inner.stream().anyMatch(part -> part.given() == null)) {
      return null;
    }
    return inner.stream().map(PlanBlock::given).filter(Objects::nonNull).mapToDouble(d -> d).sum();
  }

  /** A block of set operations has the cost of its queries. */
  private static @Nullable Double cost(JsonNode object, List<PlanBlock> inner) {
    for (JsonNode where : List.of(object, object.path("cost_info"))) {
      for (String name : List.of("cost", "query_cost", "prefix_cost")) {
        Double cost = PlanNumber.of(where, name);
        if (cost != null) {
          return cost;
        }
      }
    }
    return costOf(inner);
  }

  /** Tables of one row, and those that are read within others, have no cost of their own. */
  private static @Nullable Double costOf(List<PlanBlock> inner) {
    return inner.isEmpty()
        ? null
        : Double.valueOf(inner.stream().mapToDouble(part -> part.node().cost().orElse(0)).sum());
  }

  private static @Nullable Double lastCost(List<PlanBlock> inner) {
    OptionalDouble cost = inner.get(inner.size() - 1).node().cost();
    return cost.isEmpty() ? null : Double.valueOf(cost.getAsDouble());
  }
}
