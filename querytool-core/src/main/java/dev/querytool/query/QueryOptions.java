package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import dev.querytool.guard.HostFunctions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The bounds within which queries run, and what watches them. Immutable. */
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

  /** Returns the bounds that hold if nobody sets others. */
  public static QueryOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from these bounds. */
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

  /** Returns the number of rows of a result whose query sets none. */
  public int defaultLimit() {
    return defaultLimit;
  }

  /** Returns the greatest number of rows that a query may set for a result in memory. */
  public int maxLimit() {
    return maxLimit;
  }

  /** Returns how long a statement may run whose query sets no time. */
  public Duration timeout() {
    return timeout;
  }

  /** Returns how long a stream may be open. */
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

  /** Returns what the plan of a query may expect. */
  public CostLimit costLimit() {
    return costLimit;
  }

  /** Returns the host's own functions that queries on a connection may call. */
  public HostFunctions allowedFunctions(String connection) {
    return allowedFunctions.getOrDefault(connection, HostFunctions.none());
  }

  /** Returns what watches every run. */
  public QueryObserver observer() {
    return observer;
  }

  /** Collects bounds. Not thread-safe. */
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

    /** Sets the number of rows of a result whose query sets none, from 1; 1,000 by default. */
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
     * Sets how long a stream may be open, its reader's own time included, 1 ms to 1 day; 1 hour by
     * default.
     */
    public Builder streamLifetime(Duration lifetime) {
      this.streamLifetime = QueryTime.checked(lifetime, QueryTime.DAY, "streamLifetime");
      return this;
    }

    /**
     * Sets the greatest size of one value in bytes, from 1; 16 MiB by default, or an eighth of the
     * heap if that is less.
     */
    public Builder maxCellBytes(long bytes) {
      this.maxCellBytes = atLeastOne(bytes, "maxCellBytes");
      return this;
    }

    /**
     * Sets the greatest size of a result in memory, and of one row of a stream, in bytes, from 1;
     * 64 MiB by default, or an eighth of the heap if that is less. A value counts 8 bytes and the
     * length of its text in UTF-8 or of its binary, an element of an array 64 bytes and its length.
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
     * Sets what the database may expect a query to take before it is run, see {@link CostLimit};
     * nothing by default. A single query can be put under a stricter limit, never under a looser
     * one.
     */
    public Builder costLimit(CostLimit limit) {
      this.costLimit = requireNonNull(limit, "limit");
      return this;
    }

    /**
     * Lets queries on a connection call functions of its database besides those named before; none
     * by default. What cannot be allowed there is told by the first check of a query.
     *
     * @param connection the name under which it is registered
     */
    public Builder allowFunctions(String connection, HostFunctions functions) {
      allowedFunctions.merge(
          requireNonNull(connection, "connection"),
          requireNonNull(functions, "functions"),
          HostFunctions::and);
      return this;
    }

    /** Sets what watches every run; nothing by default. */
    public Builder observer(QueryObserver value) {
      this.observer = new QuietObserver(requireNonNull(value, "value"));
      return this;
    }

    /**
     * Builds the bounds.
     *
     * @throws ValidationException if the default limit is above the greatest one
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
