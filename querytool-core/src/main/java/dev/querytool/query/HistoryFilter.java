package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Selects entries of the history, and how many at once. Immutable. */
public final class HistoryFilter {

  private final @Nullable String connection;
  private final Set<QueryOutcome> outcomes;
  private final @Nullable QueryOrigin origin;
  private final @Nullable Instant from;
  private final @Nullable Instant to;
  private final @Nullable Long before;
  private final int limit;
  private final @Nullable String caller;
  private final @Nullable String keyId;

  private HistoryFilter(Builder builder) {
    this.caller = builder.caller;
    this.keyId = builder.keyId;
    this.connection = builder.connection;
    this.outcomes = builder.outcomes;
    this.origin = builder.origin;
    this.from = builder.from;
    this.to = builder.to;
    this.before = builder.before;
    this.limit = builder.limit;
  }

  /** Selects the newest 50 of all entries. */
  public static HistoryFilter all() {
    return builder().build();
  }

  /** Selects the newest 50 entries of one connection; see {@link Builder#connection}. */
  public static HistoryFilter on(String connection) {
    return builder().connection(connection).build();
  }

  /** Starts a filter from {@link #all}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the name of the connection, if only one is selected. */
  public Optional<String> connection() {
    return Optional.ofNullable(connection);
  }

  /** Returns the uid of the caller, if only one caller's runs are selected. */
  public Optional<String> caller() {
    return Optional.ofNullable(caller);
  }

  /** Returns the id of the API key, if only one key's runs are selected. */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /** Starts a filter from this one. */
  public Builder toBuilder() {
    Builder same = new Builder();
    same.connection = connection;
    same.caller = caller;
    same.keyId = keyId;
    same.outcomes = outcomes;
    same.origin = origin;
    same.from = from;
    same.to = to;
    same.before = before;
    same.limit = limit;
    return same;
  }

  /** Returns the outcomes that are selected; empty if all are. */
  public Set<QueryOutcome> outcomes() {
    return outcomes;
  }

  /** Returns the origin, if only one is selected. */
  public Optional<QueryOrigin> origin() {
    return Optional.ofNullable(origin);
  }

  /** Returns the time from which entries are selected, inclusive, if there is one. */
  public Optional<Instant> from() {
    return Optional.ofNullable(from);
  }

  /** Returns the time up to which entries are selected, exclusive, if there is one. */
  public Optional<Instant> to() {
    return Optional.ofNullable(to);
  }

  /** Returns the id below which entries are selected, if there is one. */
  public OptionalLong before() {
    return before == null ? OptionalLong.empty() : OptionalLong.of(before);
  }

  /** Returns the greatest number of entries in a list. */
  public int limit() {
    return limit;
  }

  /** Collects the parts of a filter; what is not set excludes nothing. Not thread-safe. */
  public static final class Builder {

    private static final int MOST = 1_000;

    private @Nullable String connection;
    private @Nullable String caller;
    private @Nullable String keyId;
    private Set<QueryOutcome> outcomes = Set.of();
    private @Nullable QueryOrigin origin;
    private @Nullable Instant from;
    private @Nullable Instant to;
    private @Nullable Long before;
    private int limit = 50;

    private Builder() {}

    /**
     * Selects the runs on one connection, which may have been removed since; names are compared
     * without regard to ASCII case.
     */
    public Builder connection(String name) {
      connection = requireNonNull(name, "name");
      return this;
    }

    /** Selects the runs of one account, by its uid. */
    public Builder caller(String uid) {
      caller = requireNonNull(uid, "uid");
      return this;
    }

    /** Selects the runs made with one API key, by its id. */
    public Builder keyId(String id) {
      keyId = requireNonNull(id, "id");
      return this;
    }

    /** Selects the runs that ended in one of these ways; none means any. */
    public Builder outcomes(QueryOutcome... some) {
      outcomes = Set.of(some);
      return this;
    }

    /** Selects texts of one origin. */
    public Builder origin(QueryOrigin one) {
      origin = requireNonNull(one, "origin");
      return this;
    }

    /** Selects queries that were asked at this time or later. */
    public Builder from(Instant first) {
      from = requireNonNull(first, "from");
      return this;
    }

    /** Selects queries that were asked before this time. */
    public Builder to(Instant end) {
      to = requireNonNull(end, "to");
      return this;
    }

    /**
     * Selects entries older than the one of this id; to get the next page, pass the id of the last
     * entry of the page before.
     */
    public Builder before(long id) {
      before = id;
      return this;
    }

    /**
     * Sets the greatest number of entries in a list, 1 to 1,000; 50 by default.
     *
     * @throws ValidationException if it is out of this range
     */
    public Builder limit(int entries) {
      if (entries < 1 || entries > MOST) {
        throw new ValidationException(
            "a history is listed in 1 to 1,000 entries at once, not "
                + entries
                + "; take the page after a list with before(id)");
      }
      limit = entries;
      return this;
    }

    /** Builds the filter. */
    public HistoryFilter build() {
      return new HistoryFilter(this);
    }
  }
}
