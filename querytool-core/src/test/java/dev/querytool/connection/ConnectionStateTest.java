package dev.querytool.connection;

import static dev.querytool.connection.ConnectionState.CONNECTED;
import static dev.querytool.connection.ConnectionState.CONNECTING;
import static dev.querytool.connection.ConnectionState.DISCONNECTED;
import static dev.querytool.connection.ConnectionState.FAILED;
import static dev.querytool.connection.ConnectionState.INITIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.error.ErrorCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionStateTest {

  private static final Map<ConnectionState, Set<ConnectionState>> ARROWS =
      new EnumMap<>(
          Map.of(
              INITIAL, Set.of(CONNECTING),
              CONNECTING, Set.of(CONNECTED, FAILED),
              CONNECTED, Set.of(DISCONNECTED),
              DISCONNECTED, Set.of(CONNECTING),
              FAILED, Set.of(CONNECTING)));

  private static final Map<ConnectionState, List<ConnectionState>> WAYS =
      Map.of(
          INITIAL, List.of(),
          CONNECTING, List.of(CONNECTING),
          CONNECTED, List.of(CONNECTING, CONNECTED),
          DISCONNECTED, List.of(CONNECTING, CONNECTED, DISCONNECTED),
          FAILED, List.of(CONNECTING, FAILED));

  private final StateListeners listeners = new StateListeners();
  private final List<ConnectionState> heard = new ArrayList<>();

  @Test
  void goesAlongTheArrowsAndNowhereElse() {
    for (ConnectionState from : ConnectionState.values()) {
      for (ConnectionState to : ConnectionState.values()) {
        StateTracker tracker = at(from);
        assertThat(from.mayBecome(to)).isEqualTo(ARROWS.getOrDefault(from, Set.of()).contains(to));
        if (from.mayBecome(to)) {
          tracker.move(to);
          assertThat(tracker.state()).isEqualTo(to);
        } else {
          assertThatExceptionOfType(ConnectionStateException.class)
              .isThrownBy(() -> tracker.move(to))
              .withMessage("connection 'shop' cannot go from " + from + " to " + to)
              .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
          assertThat(tracker.state()).isEqualTo(from);
        }
      }
    }
  }

  @Test
  void isCalledByTheSourcesChineseNames() {
    assertThat(ConnectionState.values())
        .extracting(ConnectionState::chineseName)
        .containsExactly("初始", "连接中", "已连接", "已断开", "连接失败");
  }

  @Test
  void beginsOneAttemptAtATime() {
    StateTracker tracker = at(INITIAL);
    long first = tracker.begin();
    assertThat(first).isNotEqualTo(StateTracker.NONE);
    assertThat(tracker.begin()).isEqualTo(StateTracker.NONE);
    tracker.connected(first);
    assertThat(tracker.begin()).isEqualTo(StateTracker.NONE);
  }

  @Test
  void ignoresTheEndOfAnAttemptThatIsOver() {
    StateTracker tracker = at(INITIAL);
    long first = tracker.begin();
    tracker.failed(first, "no route");
    long second = tracker.begin();
    tracker.connected(first);
    tracker.failed(first, "late");
    assertThat(tracker.state()).isEqualTo(CONNECTING);
    assertThat(tracker.lastError()).contains("no route");
    tracker.connected(second);
    assertThat(tracker.state()).isEqualTo(CONNECTED);
  }

  @Test
  void keepsTheLastErrorUntilRegisteredAgain() {
    StateTracker tracker = at(INITIAL);
    tracker.failed(tracker.begin(), "no route");
    tracker.connected(tracker.begin());
    assertThat(tracker.lastError()).contains("no route");
    tracker.lost("lost");
    assertThat(tracker.state()).isEqualTo(FAILED);
    assertThat(tracker.lastError()).contains("lost");
    tracker.registered(StateTracker.NONE);
    assertThat(tracker.lastError()).isEmpty();
  }

  @Test
  void reachesConnectedOnALegalWayFromEverywhere() {
    listeners.add((name, from, to) -> heard.add(to));
    Map<ConnectionState, List<ConnectionState>> expected =
        Map.of(
            INITIAL, List.of(CONNECTING, CONNECTED),
            CONNECTING, List.of(CONNECTED),
            CONNECTED, List.of(DISCONNECTED, CONNECTING, CONNECTED),
            DISCONNECTED, List.of(CONNECTING, CONNECTED),
            FAILED, List.of(CONNECTING, CONNECTED));
    for (ConnectionState from : ConnectionState.values()) {
      StateTracker tracker = at(from);
      heard.clear();
      tracker.registered(StateTracker.NONE);
      assertThat(heard).isEqualTo(expected.get(from));
    }
  }

  @Test
  void disconnectsOnlyWhatIsConnected() {
    listeners.add((name, from, to) -> heard.add(to));
    for (ConnectionState from : List.of(INITIAL, CONNECTING, DISCONNECTED, FAILED)) {
      StateTracker tracker = at(from);
      tracker.disconnected();
      tracker.lost("lost");
      assertThat(tracker.state()).isEqualTo(from);
      assertThat(tracker.lastError()).isEmpty();
    }
    assertThat(heard).isEmpty();
  }

  private StateTracker at(ConnectionState state) {
    StateTracker tracker = new StateTracker("shop", listeners);
    WAYS.getOrDefault(state, List.of()).forEach(tracker::move);
    assertThat(tracker.state()).isEqualTo(state);
    return tracker;
  }
}
