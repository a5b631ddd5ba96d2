package dev.querytool.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link QueryPlan}, with the steps it takes its rows from. Immutable.
 *
 * <p>What an engine does not report about a step is empty.
 */
public final class PlanNode {

  private final String operation;
  private final @Nullable String target;
  private final @Nullable String index;
  private final @Nullable Double rows;
  private final @Nullable Double cost;
  private final List<PlanNode> children;

  private PlanNode(Builder builder) {
    this.operation = builder.operation;
    this.target = builder.target;
    this.index = builder.index;
    this.rows = builder.rows;
    this.cost = builder.cost;
    this.children = List.copyOf(builder.children);
  }

  static Builder builder(String operation) {
    return new Builder(operation);
  }

  /**
   * Returns what is done, in the engine's words. On MySQL and SQLite these may repeat literals of
   * the text and values of its parameters.
   */
  public String operation() {
    return operation;
  }

  /**
   * Returns what is read: a table by its name, or by its alias where the engine's plan uses that;
   * or a common table expression, a function or an intermediate result.
   */
  public Optional<String> target() {
    return Optional.ofNullable(target);
  }

  /** Returns the index that is used, if one is. */
  public Optional<String> index() {
    return Optional.ofNullable(index);
  }

  /**
   * Returns how many rows the step is expected to handle: on PostgreSQL and MySQL those that it
   * returns each time it runs; on MariaDB those that it reads over all of its runs.
   */
  public OptionalLong rows() {
    return rows == null ? OptionalLong.empty() : OptionalLong.of(Math.round(rows));
  }

  /** Returns what the step is expected to cost, in the engine's own unit. */
  public OptionalDouble cost() {
    return cost == null ? OptionalDouble.empty() : OptionalDouble.of(cost);
  }

  /** Returns the steps that this one takes its rows from, in the engine's order. */
  public List<PlanNode> children() {
    return children;
  }

  /** Shows the step without those below it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(operation);
    if (target != null && !operation.contains(target)) {
      text.append(" on ").append(target);
    }
    if (index != null && !operation.contains(index)) {
      text.append(" by ").append(index);
    }
    String estimates =
        String.join(
            ", ",
            List.of(
                    rows == null ? "" : "rows " + rows().getAsLong(),
                    cost == null ? "" : "cost " + PlanNumber.text(cost))
                .stream()
                .filter(part -> !part.isEmpty())
                .toList());
    return estimates.isEmpty() ? text.toString() : text + " (" + estimates + ")";
  }

  /** Collects what a plan says about a step. Not thread-safe. */
  static final class Builder {

    private final String operation;
    private @Nullable String target;
    private @Nullable String index;
    private @Nullable Double rows;
    private @Nullable Double cost;
    private final List<PlanNode> children = new ArrayList<>();

    private Builder(String operation) {
      this.operation = operation;
    }

    Builder target(@Nullable String name) {
      target = name;
      return this;
    }

    Builder index(@Nullable String name) {
      index = name;
      return this;
    }

    Builder rows(@Nullable Double estimate) {
      rows = estimate;
      return this;
    }

    Builder cost(@Nullable Double estimate) {
      cost = estimate;
      return this;
    }

    Builder child(PlanNode node) {
      children.add(node);
      return this;
    }

    PlanNode build() {
      return new PlanNode(this);
    }
  }
}
