package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import dev.querytool.guard.HostFunctions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The limits within which queries run, the functions they may call, and their observer. Immutable.
 */
public final class QueryOptions {

  private final int defaultLimit;
  private final int maxLimit;
  private final Duration timeout;
  private final Duration streamLifetime;
  private final long maxCellBytes;
  private final long maxResultBytes;
  private final int maxTextLength;
  private final CostLimit costLimit;
  private final Map<String, HostFunctions> allowedFunctions;
  private final QueryObserver observer;

  private QueryOptions(Builder builder) {
    this.defaultLimit = builder.defaultLimit;
    this.maxLimit = builder.maxLimit;
    this.timeout = builder.timeout;
    this.streamLifetime = builder.streamLifetime;
    this.maxCellBytes = builder.maxCellBytes;
    this.maxResultBytes = builder.maxResultBytes;
    this.maxTextLength = builder.maxTextLength;
    this.costLimit = builder.costLimit;
    this.allowedFunctions = Map.copyOf(builder.allowedFunctions);
    this.observer = builder.observer;
  }

  /** Returns the defaults. */
  public static QueryOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from these options. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.defaultLimit = defaultLimit;
    builder.maxLimit = maxLimit;
    builder.timeout = timeout;
    builder.streamLifetime = streamLifetime;
    builder.maxCellBytes = maxCellBytes;
    builder.maxResultBytes = maxResultBytes;
    builder.maxTextLength = maxTextLength;
    builder.costLimit = costLimit;
    builder.allowedFunctions.putAll(allowedFunctions);
    builder.observer = observer;
    return builder;
  }

  /** Returns the row limit of a query that sets none. */
  public int defaultLimit() {
    return defaultLimit;
  }

  /** Returns the greatest row limit that a query may set for a result in memory. */
  public int maxLimit() {
    return maxLimit;
  }

  /** Returns the timeout of a query that sets none. */
  public Duration timeout() {
    return timeout;
  }

  /** Returns how long a stream may stay open. */
  public Duration streamLifetime() {
    return streamLifetime;
  }

  /** Returns the greatest size of one value in bytes. */
  public long maxCellBytes() {
    return maxCellBytes;
  }

  /** Returns the greatest size of a result in memory, and of one row of a stream, in bytes. */
  public long maxResultBytes() {
    return maxResultBytes;
  }

  /** Returns the greatest length of a text in characters. */
  public int maxTextLength() {
    return maxTextLength;
  }

  /** Returns the limit on what a query is expected to cost. */
  public CostLimit costLimit() {
    return costLimit;
  }

  /**
   * Returns the functions of a connection's database, beyond the engine's own, that queries may
   * call.
   */
  public HostFunctions allowedFunctions(String connection) {
    return allowedFunctions.getOrDefault(connection, HostFunctions.none());
  }

  /** Returns the observer of every run. */
  public QueryObserver observer() {
    return observer;
  }

  /** Collects options. Not thread-safe. */
  public static final class Builder {

    private int defaultLimit = 1_000;
    private int maxLimit = 10_000;
    private Duration timeout = Duration.ofSeconds(30);
    private Duration streamLifetime = Duration.ofHours(1);
    private long maxCellBytes = Math.min(16L << 20, shareOfHeap());
    private long maxResultBytes = Math.min(64L << 20, shareOfHeap());
    private int maxTextLength = 10_000;
    private CostLimit costLimit = CostLimit.none();
    private final Map<String, HostFunctions> allowedFunctions = new HashMap<>();
    private QueryObserver observer = QueryObserver.none();

    private Builder() {}

    /** Sets the row limit of a query that sets none, at least 1; 1,000 by default. */
    public Builder defaultLimit(int rows) {
      this.defaultLimit = atLeastOne(rows, "defaultLimit");
      return this;
    }

    /**
     * Sets the greatest number of rows of a result in memory, 1 to 1,000,000; 10,000 by default.
     */
    public Builder maxLimit(int rows) {
      if (rows > 1_000_000) {
        throw new ValidationException(
            "maxLimit is at most 1,000,000, not " + rows + "; stream() has no ceiling");
      }
      this.maxLimit = atLeastOne(rows, "maxLimit");
      return this;
    }

    /** Sets how long a statement may run, 1 ms to 1 hour; 30 s by default. */
    public Builder timeout(Duration timeout) {
      this.timeout = QueryTime.checked(timeout, QueryTime.HOUR, "timeout");
      return this;
    }

    /**
     * Sets how long a stream may stay open, including the time its reader takes, 1 ms to 1 day; 1
     * hour by default.
     */
    public Builder streamLifetime(Duration lifetime) {
      this.streamLifetime = QueryTime.checked(lifetime, QueryTime.DAY, "streamLifetime");
      return this;
    }

    /**
     * Sets the greatest size of one value in bytes, at least 1; 16 MiB by default, or an eighth of
     * the heap if that is less.
     */
    public Builder maxCellBytes(long bytes) {
      this.maxCellBytes = atLeastOne(bytes, "maxCellBytes");
      return this;
    }

    /**
     * Sets the greatest size of a result in memory, and of one row of a stream, in bytes, at least
     * 1; 64 MiB by default, or an eighth of the heap if that is less. A value counts as 8 bytes
     * plus the length of its text in UTF-8 or of its binary; an element of an array as 64 bytes
     * plus its length.
     */
    public Builder maxResultBytes(long bytes) {
      this.maxResultBytes = atLeastOne(bytes, "maxResultBytes");
      return this;
    }

    /** Sets the greatest length of a text in characters, 1 to 100,000; 10,000 by default. */
    public Builder maxTextLength(int characters) {
      if (characters > 100_000) {
        throw new ValidationException("maxTextLength is at most 100,000, not " + characters);
      }
      this.maxTextLength = atLeastOne(characters, "maxTextLength");
      return this;
    }

    /**
     * Sets the limit on what a query is expected to cost, see {@link CostLimit}; none by default. A
     * single query can set a stricter limit, never a looser one.
     */
    public Builder costLimit(CostLimit limit) {
      this.costLimit = requireNonNull(limit, "limit");
      return this;
    }

    /**
     * Allows queries on a connection to call functions of its database, in addition to those named
     * before; none by default. A function that cannot be allowed there is reported by the first
     * check of a query.
     *
     * @param connection the name under which the connection is registered
     */
    public Builder allowFunctions(String connection, HostFunctions functions) {
      allowedFunctions.merge(
          requireNonNull(connection, "connection"),
          requireNonNull(functions, "functions"),
          HostFunctions::and);
      return this;
    }

    /** Sets the observer of every run; none by default. */
    public Builder observer(QueryObserver value) {
      this.observer = new QuietObserver(requireNonNull(value, "value"));
      return this;
    }

    /**
     * Builds the options.
     *
     * @throws ValidationException if the default row limit is above the greatest one
     */
    public QueryOptions build() {
      if (defaultLimit > maxLimit) {
        throw new ValidationException(
            "defaultLimit " + defaultLimit + " is above maxLimit " + maxLimit);
      }
      return new QueryOptions(this);
    }

    private static long shareOfHeap() {
      return Runtime.getRuntime().maxMemory() / 8;
    }

    private static int atLeastOne(int value, String name) {
      return (int) atLeastOne((long) value, name);
    }

    private static long atLeastOne(long value, String name) {
      if (value < 1) {
        throw new ValidationException(name + " is at least 1, not " + value);
      }
      return value;
    }
  }
}
