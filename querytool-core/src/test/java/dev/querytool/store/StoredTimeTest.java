package dev.querytool.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredTimeTest {

  @Test
  void writesUtcWithMillisecondsAlwaysOfOneLength() {
    assertThat(StoredTime.write(Instant.parse("2026-01-02T03:04:05Z")))
        .isEqualTo("2026-01-02T03:04:05.000Z");
    assertThat(StoredTime.write(Instant.parse("2026-01-02T03:04:05.678999Z")))
        .isEqualTo("2026-01-02T03:04:05.678Z");
  }

  @Test
  void readsWhatItWrites() {
    Instant time = Instant.parse("2026-01-02T03:04:05.678Z");

    assertThat(StoredTime.read(StoredTime.write(time))).isEqualTo(time);
  }

  @Test
  void readsTheThreeFormsOfTheSources() {
    assertThat(StoredTime.read("2025-06-21T11:09:53.832Z")).isEqualTo("2025-06-21T11:09:53.832Z");
    assertThat(StoredTime.read("2025-06-21 11:09:53")).isEqualTo("2025-06-21T11:09:53Z");
    assertThat(StoredTime.read("2025-06-21T11:09:53.832123"))
        .isEqualTo("2025-06-21T11:09:53.832123Z");
    assertThat(StoredTime.read("2025-06-21T19:09:53+08:00")).isEqualTo("2025-06-21T11:09:53Z");
  }

  @Test
  void refusesWhatIsNoTime() {
    for (String text : new String[] {"", "2025-06-21", "1767830400000", "yesterday"}) {
      assertThatThrownBy(() -> StoredTime.read(text)).isInstanceOf(DateTimeException.class);
    }
  }
}
