package dev.querytool.observation;

import dev.querytool.query.QueryEnd;
import dev.querytool.query.QueryObservation;
import io.micrometer.observation.Observation;

/** One attempt, as Micrometer sees it. */
record Observed(Observation observation, boolean queryText) implements QueryObservation {

  @Override
  public Scope enter() {
    return observation.openScope()::close;
  }

  @Override
  public void end(QueryEnd end) {
    Attributes attributes = new Attributes(end);
    observation
        .contextualName(attributes.spanName())
        .lowCardinalityKeyValues(attributes.bounded())
        .highCardinalityKeyValues(attributes.unbounded(queryText));
    end.entry().errorCode().ifPresent(code -> observation.error(new ObservedFailure(code)));
    observation.stop();
  }

  @Override
  public void lost() {
    observation.stop();
  }
}
