package dev.querytool.connection;

import dev.querytool.connection.StateListeners.Change;
import dev.querytool.error.QueryToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows one connection through its states; in memory only.
 *
 * <p>Listeners hear of a change after this object's lock is released. Safe for use by many threads.
 */
final class StateTracker {

  /** The attempt of one who found the connection connected or being connected by another. */
  static final long NONE = 0;

  private final String name;
  private final StateListeners listeners;
  private ConnectionState state = ConnectionState.INITIAL;
  private @Nullable String lastError;
  private long attempt;

  StateTracker(String name, StateListeners listeners) {
    this.name = name;
    this.listeners = listeners;
  }

  synchronized ConnectionState state() {
    return state;
  }

  synchronized Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }

  /** Begins an attempt to connect; {@link #NONE} if there is nothing to begin. */
  long begin() {
    long begun = NONE;
    List<Change> changes = new ArrayList<>();
    synchronized (this) {
      if (state.mayBecome(ConnectionState.CONNECTING)) {
        changes.add(move(ConnectionState.CONNECTING));
        begun = ++attempt;
      }
    }
    listeners.publish(changes);
    return begun;
  }

  /** Ends an attempt well. */
  void connected(long begun) {
    List<Change> changes = new ArrayList<>();
    synchronized (this) {
      if (isCurrent(begun)) {
        changes.add(move(ConnectionState.CONNECTED));
      }
    }
    listeners.publish(changes);
  }

  /** Ends an attempt badly. */
  void failed(long begun, String error) {
    List<Change> changes = new ArrayList<>();
    synchronized (this) {
      if (isCurrent(begun)) {
        lastError = error;
        changes.add(move(ConnectionState.FAILED));
      }
    }
    listeners.publish(changes);
  }

  /** Notes that a registration, tried out under this attempt or none, now stands. */
  void registered(long begun) {
    List<Change> changes = new ArrayList<>();
    synchronized (this) {
      if (!isCurrent(begun) && state == ConnectionState.CONNECTED) {
        changes.add(move(ConnectionState.DISCONNECTED));
      }
      if (state != ConnectionState.CONNECTING) {
        changes.add(move(ConnectionState.CONNECTING));
      }
      changes.add(move(ConnectionState.CONNECTED));
      attempt++;
      lastError = null;
    }
    listeners.publish(changes);
  }

  /** Notes that a connection was closed by us. */
  void disconnected() {
    List<Change> changes = new ArrayList<>();
    synchronized (this) {
      if (state == ConnectionState.CONNECTED) {
        changes.add(move(ConnectionState.DISCONNECTED));
      }
    }
    listeners.publish(changes);
  }

  /** Notes that a connection was found lost, and that opening it anew failed. */
  void lost(String error) {
    List<Change> changes = new ArrayList<>();
    synchronized (this) {
      if (state == ConnectionState.CONNECTED) {
        changes.add(move(ConnectionState.DISCONNECTED));
        changes.add(move(ConnectionState.CONNECTING));
        changes.add(move(ConnectionState.FAILED));
        lastError = error;
        attempt++;
      }
    }
    listeners.publish(changes);
  }

  /**
   * Goes from one state to the next.
   *
   * @throws ConnectionStateException if no arrow leads there
   */
  synchronized Change move(ConnectionState next) {
    if (!state.mayBecome(next)) {
      throw new ConnectionStateException(
          "connection '" + name + "' cannot go from " + state + " to " + next);
    }
    Change change = new Change(name, state, next);
    state = next;
    return change;
  }

  /** Says what went wrong in words that hold no secret: only our own messages are known to. */
  static String text(Throwable failure) {
    return failure instanceof QueryToolException known
        ? String.valueOf(known.getMessage())
        : failure.getClass().getName();
  }

  private boolean isCurrent(long begun) {
    return begun == attempt && state == ConnectionState.CONNECTING && begun != NONE;
  }
}
