package dev.querytool.connection;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners to changes of connections' states. */
final class StateListeners {

  /** One change. */
  record Change(String name, ConnectionState from, ConnectionState to) {}

  private static final Logger LOG = LoggerFactory.getLogger(StateListeners.class);

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /** A listener added twice is two entries, each removed by its own handle. */
  private static final class Entry {
    private final ConnectionListener listener;

    Entry(ConnectionListener listener) {
      this.listener = listener;
    }
  }

  ConnectionRegistry.ListenerHandle add(ConnectionListener listener) {
    Entry entry = new Entry(listener);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  /** Tells everyone of the changes, in order; to be called without any lock. */
  void publish(List<Change> changes) {
    for (Change change : changes) {
      for (Entry entry : entries) {
        tell(entry.listener, change);
      }
    }
  }

  private static void tell(ConnectionListener listener, Change change) {
    try {
      listener.stateChanged(change.name(), change.from(), change.to());
    } catch (RuntimeException e) {
      LOG.warn("a listener failed on the state of connection '{}'", change.name(), e);
    }
  }
}
