package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StopSecondsTest {

  @ParameterizedTest
  @MethodSource("dev.querytool.query.ShopEngine#all")
  void aLongQueryIsGoneFromTheServerAndTheNextIsAnswered(ShopEngine engine) {
    try (engine) {
      StopSeconds.Line line = StopSeconds.measure(engine, Duration.ofMillis(300), Duration.ZERO);

      assertThat(line.engine()).isEqualTo(engine.toString());
      assertThat(engine.working()).isZero();
      assertThat(WiredQueries.threads()).isEmpty();
    }
  }
}
