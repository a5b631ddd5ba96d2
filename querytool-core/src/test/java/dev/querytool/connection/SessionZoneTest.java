package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionZoneTest {

  @ParameterizedTest
  @CsvSource({
    "Asia/Shanghai, Asia/Shanghai, Asia/Shanghai",
    "+08:00, <+08:00>-08:00, +08:00",
    "-03:30, <-03:30>+03:30, -03:30",
    "GMT+8, <+08:00>-08:00, +08:00",
    "Etc/GMT+8, <-08:00>+08:00, -08:00",
    "Z, UTC, +00:00",
    "UTC, UTC, +00:00"
  })
  void isWrittenAsEachServerReadsIt(String id, String postgres, String mysql) {
    SessionZone zone = SessionZone.chosen(ZoneId.of(id));

    assertThat(zone.ofPostgres()).isEqualTo(postgres);
    assertThat(zone.ofMysql()).isEqualTo(mysql);
  }

  @Test
  void refusesAnOffsetWithSeconds() {
    assertThatThrownBy(() -> SessionZone.chosen(ZoneOffset.ofHoursMinutesSeconds(8, 5, 43)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("+08:05:43");
  }

  @Test
  void isNotChosenForAFile() {
    MemoryStore store = new MemoryStore();
    try (ManagedConnections connections = ManagedConnections.builder(store, store).build()) {
      ConnectionRegistry.Registration file = connections.registration("file", "sqlite:/no/shop.db");

      assertThatThrownBy(() -> file.zone(ZoneId.of("Asia/Shanghai")))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("its dates are texts");
    }
  }
}
