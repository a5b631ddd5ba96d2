package dev.querytool.examples.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpSessionsTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final HttpSessions sessions = new HttpSessions(clock);

  @Test
  void aSessionThatIsUsedStays() {
    sessions.open("s", "key");
    pass(HttpSessions.IDLE);
    assertThat(sessions.use("s", "key")).isTrue();
    pass(HttpSessions.IDLE);

    assertThat(sessions.use("s", "key")).isTrue();
  }

  @Test
  void aSessionThatNobodyUsesIsOver() {
    sessions.open("s", "key");
    pass(HttpSessions.IDLE.plusMillis(1));

    assertThat(sessions.use("s", "key")).isFalse();
  }

  @Test
  void anotherKeyNeitherUsesASessionNorKeepsItAlive() {
    sessions.open("s", "key");
    pass(HttpSessions.IDLE);
    assertThat(sessions.use("s", "other")).isFalse();
    pass(Duration.ofMillis(1));

    assertThat(sessions.use("s", "key")).isFalse();
  }

  @Test
  void sessionsThatAreOverMakeRoom() {
    for (int session = 0; session < 50; session++) {
      sessions.open("s" + session, "key");
    }
    assertThat(sessions.hasRoom("key")).isFalse();
    assertThat(sessions.hasRoom("other")).isTrue();
    pass(HttpSessions.IDLE.plusMillis(1));

    assertThat(sessions.hasRoom("key")).isTrue();
  }

  private void pass(Duration duration) {
    clock.forward(duration);
  }
}
