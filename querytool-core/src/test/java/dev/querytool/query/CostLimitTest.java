package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostLimitTest {

  @Test
  void theLargestStepCountsNotTheLast() {
    QueryPlan plan = plan(1.0, 10.0, 5_000.0, 9.0);

    assertThat(CostLimit.rows(5_000).findExcess(plan)).isEmpty();
    assertThat(CostLimit.rows(4_999).findExcess(plan)).isPresent();
  }

  @Test
  void whatIsNotLimitedIsNotAsked() {
    assertThat(CostLimit.cost(10).findExcess(plan(null, 10.0, null, null))).isEmpty();
    assertThat(CostLimit.none().findExcess(plan(null, null, null, null))).isEmpty();
    assertThat(CostLimit.none().passUnknown().isNone()).isTrue();
  }

  @Test
  void bothLimitsHold() {
    CostLimit limit = CostLimit.rows(100).andCost(10);

    assertThat(limit.findExcess(plan(1.0, 11.0, 1.0, 1.0))).isPresent();
    assertThat(limit.findExcess(plan(101.0, 9.0, 1.0, 1.0))).isPresent();
    assertThat(limit.findExcess(plan(100.0, 10.0, 1.0, 1.0))).isEmpty();
  }

  @Test
  void ofTwoTheStricterHoldsInEachPart() {
    CostLimit both = CostLimit.rows(100).andCost(5).and(CostLimit.rows(50).andCost(500));

    assertThat(both.findExcess(plan(51.0, 1.0, 1.0, 1.0))).isPresent();
    assertThat(both.findExcess(plan(1.0, 6.0, 1.0, 1.0))).isPresent();
    assertThat(both.findExcess(plan(50.0, 5.0, 1.0, 1.0))).isEmpty();
    assertThat(CostLimit.none().and(both)).isSameAs(both);
    assertThat(both.and(CostLimit.none())).isSameAs(both);
  }

  @Test
  void whatIsUnknownPassesOnlyIfAllLetItPass() {
    QueryPlan unknown = plan(null, null, null, null);
    CostLimit lenient = CostLimit.rows(1).passUnknown();

    assertThat(CostLimit.rows(1).findExcess(unknown)).isPresent();
    assertThat(CostLimit.cost(1).findExcess(unknown)).isPresent();
    assertThat(lenient.findExcess(unknown)).isEmpty();
    assertThat(lenient.andCost(1).findExcess(unknown)).isEmpty();
    assertThat(lenient.and(CostLimit.rows(2)).findExcess(unknown)).isPresent();
  }

  @Test
  void refusesLimitsThatAreNone() {
    assertThatThrownBy(() -> CostLimit.rows(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> CostLimit.cost(0)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> CostLimit.cost(Double.NaN)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> CostLimit.cost(Double.POSITIVE_INFINITY))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void aClientReadsFiguresInTheDetailsAlone() {
    CostExcess excess = CostLimit.rows(7).findExcess(plan(12_345.0, 1.0, 1.0, 1.0)).orElseThrow();
    QueryTooCostlyException refused = new QueryTooCostlyException("shop", excess);

    assertThat(refused.getMessage()).contains("'shop'", "12345 rows in one step", "7 are allowed");
    assertThat(refused.details())
        .containsEntry("expectedRows", 12_345L)
        .containsEntry("limitRows", 7L);
    assertThat(refused.toErrorResponse(Locale.CHINESE).error()).isEqualTo("QUERY_TOO_COSTLY");
    assertThat(refused.toErrorResponse(Locale.CHINESE).message()).doesNotContain("12345");
  }

  @Test
  void anEstimateBeyondAllNumbersIsBeyondTheLimit() {
    QueryPlan plan = plan(1e300, 1.0, 1.0, 1.0);

    assertThat(plan.estimatedRows()).hasValue(Long.MAX_VALUE);
    assertThat(CostLimit.rows(1L << 60).findExcess(plan)).isPresent();
  }

  private static QueryPlan plan(
      @Nullable Double rows,
      @Nullable Double cost,
      @Nullable Double innerRows,
      @Nullable Double innerCost) {
    PlanNode inner = PlanNode.builder("scan").rows(innerRows).cost(innerCost).build();
    PlanNode root = PlanNode.builder("sort").rows(rows).cost(cost).child(inner).build();
    return new QueryPlan(Dialect.POSTGRES, root, rows, List.of(), "");
  }
}
