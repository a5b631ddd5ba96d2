package dev.querytool.query;

import dev.querytool.error.ValidationException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A limit on what a query is expected to cost. Before the query runs, the database is asked for its
 * plan in the same session; a query beyond the limit is not run and ends in a {@link
 * QueryTooCostlyException}.
 *
 * <pre>{@code
 * spec.costLimit(CostLimit.rows(1_000_000)).run();
 * }</pre>
 *
 * <p>It is a safety net for honest queries, not a wall: an estimate may be far too low, and a
 * single function call may take long on few rows. Timeouts and size limits apply as well. It costs
 * one more statement for each query.
 *
 * <p>SQLite makes no estimates, so under any limit every query on it is refused, unless {@link
 * #passUnknown} lets through what cannot be judged. Immutable.
 */
public final class CostLimit {

  private static final CostLimit NONE = new CostLimit(null, null, false);

  private final @Nullable Long mostRows;
  private final @Nullable Double mostCost;
  private final boolean passesUnknown;

  private CostLimit(@Nullable Long mostRows, @Nullable Double mostCost, boolean passesUnknown) {
    this.mostRows = mostRows;
    this.mostCost = mostCost;
    this.passesUnknown = passesUnknown;
  }

  /** Returns the limit that lets every query run, without asking for its plan. */
  public static CostLimit none() {
    return NONE;
  }

  /**
   * Returns a limit on the rows that any single step of a plan is expected to handle, see {@link
   * QueryPlan#largestRows}.
   *
   * @throws ValidationException if it is less than 1
   */
  public static CostLimit rows(long most) {
    return NONE.andRows(most);
  }

  /**
   * Returns a limit on the cost of a plan, in the engine's own unit, see {@link
   * QueryPlan#estimatedCost}.
   *
   * @throws ValidationException if it is not above 0
   */
  public static CostLimit cost(double most) {
    return NONE.andCost(most);
  }

  /**
   * Returns this limit with one on rows as well.
   *
   * @throws ValidationException if it is less than 1
   */
  public CostLimit andRows(long most) {
    if (most < 1) {
      throw new ValidationException("a limit of rows is at least 1, not " + most);
    }
    return and(new CostLimit(most, null, passesUnknown));
  }

  /**
   * Returns this limit with one on cost as well.
   *
   * @throws ValidationException if it is not above 0
   */
  public CostLimit andCost(double most) {
    if (!(most > 0) || Double.isInfinite(most)) {
      throw new ValidationException("a limit of cost is a number above 0, not " + most);
    }
    return and(new CostLimit(null, most, passesUnknown));
  }

  /** Returns this limit, but lets a query run whose plan has no estimate to compare with it. */
  public CostLimit passUnknown() {
    return new CostLimit(mostRows, mostCost, true);
  }

  /**
   * Returns the stricter combination of two limits; what cannot be judged passes if both let it
   * pass.
   */
  CostLimit and(CostLimit other) {
    if (isNone() || other.isNone()) {
      return isNone() ? other : this;
    }
    return new CostLimit(
        smaller(mostRows, other.mostRows),
        smaller(mostCost, other.mostCost),
        passesUnknown && other.passesUnknown);
  }

  /** Tells whether another limits the same, and in the same way. */
  boolean same(CostLimit other) {
    return Objects.equals(mostRows, other.mostRows)
        && Objects.equals(mostCost, other.mostCost)
        && passesUnknown == other.passesUnknown;
  }

  /** Tells whether nothing is limited. */
  boolean isNone() {
    return mostRows == null && mostCost == null;
  }

  /** Finds what of a plan is beyond this limit. */
  Optional<CostExcess> findExcess(QueryPlan plan) {
    OptionalLong rows = plan.largestRows();
    OptionalDouble cost = plan.estimatedCost();
    Double expectedRows = rows.isEmpty() ? null : Double.valueOf((double) rows.getAsLong());
    Double expectedCost = cost.isEmpty() ? null : Double.valueOf(cost.getAsDouble());
    if (mostRows != null && isBeyond(expectedRows, mostRows)) {
      return Optional.of(new CostExcess(CostExcess.Measure.ROWS, expectedRows, mostRows));
    }
    if (mostCost != null && isBeyond(expectedCost, mostCost)) {
      return Optional.of(new CostExcess(CostExcess.Measure.COST, expectedCost, mostCost));
    }
    return Optional.empty();
  }

  private boolean isBeyond(@Nullable Double expected, double most) {
    return expected == null ? !passesUnknown : expected > most;
  }

  private static <T extends Comparable<T>> @Nullable T smaller(@Nullable T one, @Nullable T other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** Shows what is limited. */
  @Override
  public String toString() {
    return "CostLimit[rows "
        + (mostRows == null ? "any" : mostRows)
        + ", cost "
        + (mostCost == null ? "any" : PlanNumber.text(mostCost))
        + (passesUnknown ? ", unknown passes]" : "]");
  }
}
