package dev.querytool.examples.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The requests that are being answered. Safe for use by many threads. */
final class Calls {

  private final Map<Name, Call> running = new ConcurrentHashMap<>();

  /**
   * Begins to answer a request; empty if one of the same id is being answered, since nobody could
   * say then which of them is cancelled.
   *
   * @param session whose request it is: the same id in another session is another request
   * @param id as the client gave it
   */
  Optional<Call> begin(String session, Object id) {
    Call call = new Call();
    return running.putIfAbsent(new Name(session, id), call) == null
        ? Optional.of(call)
        : Optional.empty();
  }

  void end(String session, Object id, Call call) {
    running.remove(new Name(session, id), call);
  }

  /** Cancels a request; one that is not being answered is none of ours. */
  void cancel(String session, @Nullable Object id) {
    Call call = id == null ? null : running.get(new Name(session, id));
    if (call != null) {
      call.cancel();
    }
  }

  /** Tells whether a request that is being answered was cancelled. */
  boolean isCancelled(String session, @Nullable Object id) {
    Call call = id == null ? null : running.get(new Name(session, id));
    return call != null && call.isCancelled();
  }

  /** Cancels what is being answered in a session. */
  void cancelAll(String session) {
    running.forEach(
        (name, call) -> {
          if (name.session().equals(session)) {
            call.cancel();
          }
        });
  }

  void cancelAll() {
    running.values().forEach(Call::cancel);
  }

  private record Name(String session, Object id) {}
}
