package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.guard.ReadOnlyQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A request that knows who runs it. */
final class DefaultQuerySpec implements QuerySpec {

  private final Execution execution;
  private final Request request;

  DefaultQuerySpec(Execution execution, Request request) {
    this.execution = execution;
    this.request = request;
  }

  @Override
  public QuerySpec param(String name, @Nullable Object value) {
    return with(request.with(request.parameters().with(name, value)));
  }

  @Override
  public QuerySpec params(Map<String, ? extends @Nullable Object> values) {
    Parameters more = request.parameters();
    for (Map.Entry<String, ? extends @Nullable Object> value : values.entrySet()) {
      more = more.with(value.getKey(), value.getValue());
    }
    return with(request.with(more));
  }

  @Override
  public QuerySpec limit(int rows) {
    return with(request.withLimit(rows));
  }

  @Override
  public QuerySpec timeout(Duration timeout) {
    return with(request.withTimeout(requireNonNull(timeout, "timeout")));
  }

  @Override
  public QuerySpec costLimit(CostLimit limit) {
    return with(request.withCostLimit(requireNonNull(limit, "limit")));
  }

  @Override
  public QuerySpec origin(QueryOrigin origin) {
    return with(request.withOrigin(requireNonNull(origin, "origin")));
  }

  @Override
  public ReadOnlyQuery check() {
    return execution.check(request);
  }

  @Override
  public QueryPlan explain() {
    return execution.explain(request);
  }

  @Override
  public QueryResult run() {
    return execution.run(request, result -> result);
  }

  @Override
  public <T extends Record> List<T> list(Class<T> type) {
    RecordMapper<T> mapper = RecordMapper.of(type);
    return execution.run(
        request,
        result -> {
          request.refuseUnasked(result);
          return mapper.over(result.columns()).map(result.rows());
        });
  }

  @Override
  public Optional<Row> first() {
    return execution.run(request.withLimit(1), result -> result.rows().stream().findFirst());
  }

  @Override
  public <T extends Record> Optional<T> first(Class<T> type) {
    RecordMapper<T> mapper = RecordMapper.of(type);
    return execution.run(
        request.withLimit(1),
        result -> mapper.over(result.columns()).map(result.rows()).stream().findFirst());
  }

  @Override
  public Row one() {
    return execution.run(request.withLimit(1), onlyRow()::of);
  }

  @Override
  public <T extends Record> T one(Class<T> type) {
    RecordMapper<T> mapper = RecordMapper.of(type);
    return execution.run(
        request.withLimit(1), result -> mapper.over(result.columns()).map(onlyRow().of(result)));
  }

  @Override
  public <T> Optional<T> value(Class<T> type) {
    Conversion<T> conversion = Conversion.to(type);
    return execution.run(request.withLimit(1), result -> onlyRow().value(result, conversion));
  }

  private OnlyRow onlyRow() {
    return new OnlyRow(request.connection());
  }

  @Override
  public RowStream stream() {
    return execution.stream(request, callersPlace());
  }

  @Override
  public <T extends Record> RecordStream<T> stream(Class<T> type) {
    RecordMapper<T> mapper = RecordMapper.of(type);
    return DefaultRecordStream.of(execution.stream(request, callersPlace()), mapper);
  }

  @Override
  public QueryHandle start(Executor executor) {
    return execution.start(request, executor);
  }

  private QuerySpec with(Request other) {
    return new DefaultQuerySpec(execution, other);
  }

  private static String callersPlace() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .dropWhile(
                        frame -> frame.getClassName().equals(DefaultQuerySpec.class.getName()))
                    .findFirst())
        .map(frame -> frame.toStackTraceElement().toString())
        .orElse("an unknown place");
  }

  /** Shows connection and text, never the values of parameters. */
  @Override
  public String toString() {
    return "QuerySpec[" + request.connection() + ": " + request.text() + "]";
  }
}
