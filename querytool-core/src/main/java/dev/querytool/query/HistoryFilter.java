package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which entries of the history are asked for, and how many at once. Immutable. */
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

  /** Asks for the newest 50 of all. */
  public static HistoryFilter all() {
    return builder().build();
  }

  /** Asks for the newest 50 of one connection; see {@link Builder#connection}. */
  public static HistoryFilter on(String connection) {
    return builder().connection(connection).build();
  }

  /** Starts from {@link #all}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the name of the connection, if only one is meant. */
  public Optional<String> connection() {
    return Optional.ofNullable(connection);
  }

  /** Returns the uid of whose runs are meant, if only one's are. */
  public Optional<String> caller() {
    return Optional.ofNullable(caller);
  }

  /** Returns the id of the API key by which was asked what is meant, if only that is. */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /** Starts from this. */
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

  /** Returns the outcomes that are meant; all of them if empty. */
  public Set<QueryOutcome> outcomes() {
    return outcomes;
  }

  /** Returns the origin, if only one is meant. */
  public Optional<QueryOrigin> origin() {
    return Optional.ofNullable(origin);
  }

  /** Returns the first time that is meant, if there is one. */
  public Optional<Instant> from() {
    return Optional.ofNullable(from);
  }

  /** Returns the first time that is no more meant, if there is one. */
  public Optional<Instant> to() {
    return Optional.ofNullable(to);
  }

  /** Returns the id below which entries are meant, if there is one. */
  public OptionalLong before() {
    return before == null ? OptionalLong.empty() : OptionalLong.of(before);
  }

  /** Returns how many entries a list has at most. */
  public int limit() {
    return limit;
  }

  /** Collects the parts of a filter; what is not set leaves nothing out. Not thread-safe. */
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
     * Asks for the runs on one connection, which may have been removed since; names are equal
     * without regard to ASCII case.
     */
    public Builder connection(String name) {
      connection = requireNonNull(name, "name");
      return this;
    }

    /** Asks for the runs of one account, by its uid. */
    public Builder caller(String uid) {
      caller = requireNonNull(uid, "uid");
      return this;
    }

    /** Asks for what was asked by one API key, by its id. */
    public Builder keyId(String id) {
      keyId = requireNonNull(id, "id");
      return this;
    }

    /** Asks for runs that ended in one of some ways; none means any. */
    public Builder outcomes(QueryOutcome... some) {
      outcomes = Set.of(some);
      return this;
    }

    /** Asks for texts of one origin. */
    public Builder origin(QueryOrigin one) {
      origin = requireNonNull(one, "origin");
      return this;
    }

    /** Asks for what was asked at a time or later. */
    public Builder from(Instant first) {
      from = requireNonNull(first, "from");
      return this;
    }

    /** Asks for what was asked before a time. */
    public Builder to(Instant end) {
      to = requireNonNull(end, "to");
      return this;
    }

    /** Asks for older entries than one, by its id: the page after a list is before its last. */
    public Builder before(long id) {
      before = id;
      return this;
    }

    /**
     * Sets how many entries a list has at most, 1 to 1,000; 50 by default.
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
