package dev.querytool.query;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An observer that cannot disturb what it watches. */
record QuietObserver(QueryObserver observer) implements QueryObserver {

  private static final Logger LOG = LoggerFactory.getLogger(QueryObserver.class);

  @Override
  public QueryObservation begin(QueryAction action) {
    QueryObservation begun = answered("begin", () -> observer.begin(action), QueryObservation.NONE);
    return begun == QueryObservation.NONE ? begun : new Quiet(begun);
  }

  private static <T> T answered(String what, Supplier<T> call, T otherwise) {
    try {
      return call.get();
    } catch (Throwable failure) { // Observers may be of a language without checked exceptions.
      LOG.warn("an observer of queries failed to {}", what, failure);
      return otherwise;
    }
  }

  private static void told(String what, Runnable call) {
    answered(
        what,
        () -> {
          call.run();
          return true;
        },
        false);
  }

  private record Quiet(QueryObservation observation) implements QueryObservation {

    @Override
    public Scope enter() {
      Scope scope = answered("enter", observation::enter, () -> {});
      return () -> told("leave", scope::close);
    }

    @Override
    public void end(QueryEnd end) {
      told("end", () -> observation.end(end));
    }

    @Override
    public void lost() {
      told("end", observation::lost);
    }
  }
}
