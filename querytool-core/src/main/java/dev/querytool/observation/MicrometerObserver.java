package dev.querytool.observation;

import static java.util.Objects.requireNonNull;

import dev.querytool.query.QueryAction;
import dev.querytool.query.QueryObservation;
import dev.querytool.query.QueryObserver;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;

/**
 * Makes an {@link Observation} of every run, plan and translation, so that the application's
 * handlers can trace and measure them.
 *
 * <p>Names and values follow the OpenTelemetry semantic conventions for database clients (<a
 * href="https://opentelemetry.io/docs/specs/semconv/database/">database</a>, 1.33) and for
 * generative AI. A run is an observation named {@code db.client.operation.duration}, which for a
 * stream lasts from its opening to its close; a translation is one named {@code
 * querytool.translation.duration}. Neither contains parameter values, literals, secrets or the
 * names of callers; {@link #withQueryText} adds the statements, with {@code ?} for each literal.
 *
 * <pre>{@code
 * QueryTool tool = QueryTool.builder()
 *     .store(file)
 *     .observer(MicrometerObserver.of(registry))
 *     .open();
 * }</pre>
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class MicrometerObserver implements QueryObserver {

  static final String OPERATION = "db.client.operation.duration";
  static final String TRANSLATION = "querytool.translation.duration";

  private final ObservationRegistry registry;
  private final boolean queryText;

  private MicrometerObserver(ObservationRegistry registry, boolean queryText) {
    this.registry = registry;
    this.queryText = queryText;
  }

  /** Returns an observer that reports to the handlers of a registry. */
  public static MicrometerObserver of(ObservationRegistry registry) {
    return new MicrometerObserver(requireNonNull(registry, "registry"), false);
  }

  /**
   * Returns an observer that also reports {@code db.query.text}: the statement that was run, with
   * {@code ?} for each literal. The text includes the columns by which grants filter rows.
   */
  public MicrometerObserver withQueryText() {
    return new MicrometerObserver(registry, true);
  }

  @Override
  public QueryObservation begin(QueryAction action) {
    String name = action == QueryAction.TRANSLATE ? TRANSLATION : OPERATION;
    Observation begun = Observation.start(name, MicrometerObserver::context, registry);
    return begun.isNoop() ? QueryObservation.NONE : new Observed(begun, queryText);
  }

  /** Tracers make a client's span of what a sender does; drivers carry no trace to the database. */
  private static Observation.Context context() {
    SenderContext<Object> context = new SenderContext<>((carrier, key, value) -> {}, Kind.CLIENT);
    context.setCarrier(new Object());
    return context;
  }
}
