package dev.querytool.examples.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationTextTest {

  private final DurationText durations = new DurationText();

  @Test
  void readsPlainForms() {
    assertThat(durations.convert("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(durations.convert("5s")).isEqualTo(Duration.ofSeconds(5));
    assertThat(durations.convert("2m")).isEqualTo(Duration.ofMinutes(2));
    assertThat(durations.convert("1H")).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void readsIsoForms() {
    assertThat(durations.convert("PT5S")).isEqualTo(Duration.ofSeconds(5));
    assertThat(durations.convert("PT1M30S")).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "s", "-5s", "5 s", "5y", "1.5s", "99999999999999s", "PT", "P9999999999D"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> durations.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "61m", "2h", "999999999h", "PT-1S", "PT0.0001S"})
  void refusesWhatNoQueryMayTake(String text) {
    assertThatThrownBy(() -> durations.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("from 1ms to 1h");
  }
}
