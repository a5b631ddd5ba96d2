package dev.querytool.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private final Retries retries = retries(1);

  @Test
  void waitsDoubleUpToTheLongest() {
    assertThat(retries.wait(1, null)).hasValue(Duration.ofMillis(100));
    assertThat(retries.wait(2, null)).hasValue(Duration.ofMillis(200));
    assertThat(retries.wait(4, null)).hasValue(Duration.ofMillis(800));
    assertThat(retries.wait(5, null)).hasValue(Duration.ofSeconds(1));
    assertThat(retries.wait(6, null)).isEmpty();
  }

  @Test
  void chanceShortensAWaitByHalfAtMost() {
    assertThat(retries(0).wait(1, null)).hasValue(Duration.ofMillis(50));
    assertThat(retries(0.5).wait(2, null)).hasValue(Duration.ofMillis(150));
  }

  @Test
  void serverSaysHowLong() {
    assertThat(retries.wait(1, "0")).hasValue(Duration.ZERO);
    assertThat(retries.wait(1, " 1 ")).hasValue(Duration.ofSeconds(1));
    assertThat(retries.wait(1, "0.25")).hasValue(Duration.ofMillis(250));
    assertThat(retries.wait(1, "Thu, 01 Jan 2026 00:00:01 GMT")).hasValue(Duration.ofSeconds(1));
    assertThat(retries.wait(1, "Wed, 31 Dec 2025 00:00:00 GMT")).hasValue(Duration.ZERO);
  }

  @Test
  void serverThatAsksForMoreThanTheLongestIsLeftAlone() {
    assertThat(retries.wait(1, "2")).isEmpty();
    assertThat(retries.wait(1, "999999999")).isEmpty();
    assertThat(retries.wait(1, "Thu, 01 Jan 2026 00:00:02 GMT")).isEmpty();
  }

  @Test
  void whatIsNoTimeIsNotHeeded() {
    for (String header : new String[] {"", "soon", "-1", "1e9", "99999999999", "٣"}) {
      assertThat(retries.wait(1, header)).as(header).hasValue(Duration.ofMillis(100));
    }
  }

  @Test
  void boundsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Retries(11, Duration.ZERO, Duration.ZERO, CLOCK, () -> 0))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(
            () -> new Retries(1, Duration.ofSeconds(2), Duration.ofSeconds(1), CLOCK, () -> 0))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(
            () -> new Retries(1, Duration.ZERO, ChronoUnit.FOREVER.getDuration(), CLOCK, () -> 0))
        .isInstanceOf(ValidationException.class);
  }

  private static Retries retries(double chance) {
    return new Retries(5, Duration.ofMillis(100), Duration.ofSeconds(1), CLOCK, () -> chance);
  }
}
