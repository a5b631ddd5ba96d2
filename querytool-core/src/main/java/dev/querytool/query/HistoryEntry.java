package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of a query: who asked what, when, and how it ended.
 *
 * <p>The values of parameters are never recorded. Texts of more than 10,000 characters are cut and
 * then end in {@code …}. Immutable.
 */
public final class HistoryEntry {

  /** Their messages tell where a database or the store is, and what it said. */
  private static final Set<ErrorCode> NOT_TOLD =
      Set.of(ErrorCode.CONNECTION_ERROR, ErrorCode.STORE_ERROR, ErrorCode.STORE_BUSY);

  private final long id;
  private final Instant time;
  private final String connection;
  private final String caller;
  private final @Nullable String keyId;
  private final QueryAction action;
  private final QueryOrigin origin;
  private final String text;
  private final @Nullable String effectiveSql;
  private final QueryOutcome outcome;
  private final @Nullable ErrorCode errorCode;
  private final @Nullable String rule;
  private final @Nullable String message;
  private final long rows;
  private final boolean truncated;
  private final Duration duration;

  private HistoryEntry(Builder builder) {
    this.id = builder.id;
    this.time = builder.time;
    this.connection = builder.connection;
    this.caller = builder.caller;
    this.keyId = builder.keyId;
    this.action = builder.action;
    this.origin = builder.origin;
    this.text = builder.text;
    this.effectiveSql = builder.effectiveSql;
    this.outcome = builder.outcome;
    this.errorCode = builder.errorCode;
    this.rule = builder.rule;
    this.message = builder.message;
    this.rows = builder.rows;
    this.truncated = builder.truncated;
    this.duration = builder.duration;
  }

  /**
   * Starts an entry.
   *
   * @param time when the query was asked
   * @param connection the connection's name
   * @param caller the uid of the caller
   * @param text the text or question
   */
  public static Builder builder(Instant time, String connection, String caller, String text) {
    return new Builder(time, connection, caller, text);
  }

  /**
   * Returns the id: greater than that of every entry written before, or 0 if this one is not stored
   * yet.
   */
  public long id() {
    return id;
  }

  /** Returns when the query was asked. */
  public Instant time() {
    return time;
  }

  /** Returns the name of the connection, which may have been removed since. */
  public String connection() {
    return connection;
  }

  /** Returns the uid of the caller. */
  public String caller() {
    return caller;
  }

  /** Returns the id of the API key that was used, if one was. */
  public Optional<String> keyId() {
    return Optional.ofNullable(keyId);
  }

  /** Returns whether rows, a plan or a translation was asked for. */
  public QueryAction action() {
    return action;
  }

  /** Returns where the text came from. */
  public QueryOrigin origin() {
    return origin;
  }

  /** Returns the text or question as it was asked, with the names of its parameters. */
  public String text() {
    return text;
  }

  /**
   * Returns the text that was run, or that a question was translated to, if it came that far;
   * {@code ?} stands for each parameter. It includes what grants added, so it is for administrators
   * only.
   */
  public Optional<String> effectiveSql() {
    return Optional.ofNullable(effectiveSql);
  }

  /** Returns how it ended. */
  public QueryOutcome outcome() {
    return outcome;
  }

  /** Returns the error code, if it failed with one of querytool's errors. */
  public Optional<ErrorCode> errorCode() {
    return Optional.ofNullable(errorCode);
  }

  /** Returns the id of the guard's rule that refused it, if one did. */
  public Optional<String> rule() {
    return Optional.ofNullable(rule);
  }

  /** Returns the beginning of the failure's message, if it failed. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** Returns how many rows the caller got; of a stream, how many were read. */
  public long rows() {
    return rows;
  }

  /** Tells whether a result was known to have more rows than its limit let through. */
  public boolean truncated() {
    return truncated;
  }

  /**
   * Returns the time from the call to the end, in whole milliseconds. It includes waiting for a
   * session and, for a stream, the time its reader took.
   */
  public Duration duration() {
    return duration;
  }

  /**
   * Returns what the caller may see of this entry: it lacks the text that was run, which includes
   * what grants added, and the message of a database that could not be opened or of the store.
   */
  public HistoryEntry asSeenByItsCaller() {
    return new Builder(time, connection, caller, text)
        .id(id)
        .keyId(keyId)
        .action(action)
        .origin(origin)
        .outcome(outcome)
        .errorCode(errorCode)
        .rule(rule)
        .message(errorCode != null && NOT_TOLD.contains(errorCode) ? null : message)
        .rows(rows)
        .truncated(truncated)
        .duration(duration)
        .build();
  }

  /** Returns what may be kept of this entry where literals must not be. */
  HistoryEntry withoutLiterals() {
    return new Builder(time, connection, caller, LiteralFreeText.of(null, text))
        .id(id)
        .keyId(keyId)
        .action(action)
        .origin(origin)
        .outcome(outcome)
        .errorCode(errorCode)
        .rule(rule)
        .rows(rows)
        .truncated(truncated)
        .duration(duration)
        .build();
  }

  /** Shows id, connection and outcome. */
  @Override
  public String toString() {
    return "HistoryEntry[" + id + ", " + connection + ", " + outcome + "]";
  }

  /** Collects the parts of an entry. Not thread-safe. */
  public static final class Builder {

    private final Instant time;
    private final String connection;
    private final String caller;
    private final String text;
    private long id;
    private @Nullable String keyId;
    private QueryAction action = QueryAction.RUN;
    private QueryOrigin origin = QueryOrigin.MANUAL;
    private @Nullable String effectiveSql;
    private QueryOutcome outcome = QueryOutcome.SUCCEEDED;
    private @Nullable ErrorCode errorCode;
    private @Nullable String rule;
    private @Nullable String message;
    private long rows;
    private boolean truncated;
    private Duration duration = Duration.ZERO;

    private Builder(Instant time, String connection, String caller, String text) {
      this.time = requireNonNull(time, "time");
      this.connection = requireNonNull(connection, "connection");
      this.caller = requireNonNull(caller, "caller");
      this.text = requireNonNull(text, "text");
    }

    /** Sets the id in the store. */
    public Builder id(long value) {
      id = value;
      return this;
    }

    /** Sets the id of the API key that was used; null for none. */
    public Builder keyId(@Nullable String value) {
      keyId = value;
      return this;
    }

    /** Sets what was asked for; rows by default. */
    public Builder action(QueryAction value) {
      action = requireNonNull(value, "action");
      return this;
    }

    /** Sets where the text came from; manual by default. */
    public Builder origin(QueryOrigin value) {
      origin = requireNonNull(value, "origin");
      return this;
    }

    /** Sets the text that was run, or that a question was translated to; null for none. */
    public Builder effectiveSql(@Nullable String value) {
      effectiveSql = value;
      return this;
    }

    /** Sets how it ended; {@link QueryOutcome#SUCCEEDED} by default. */
    public Builder outcome(QueryOutcome value) {
      outcome = requireNonNull(value, "outcome");
      return this;
    }

    /** Sets the error code; null for none. */
    public Builder errorCode(@Nullable ErrorCode value) {
      errorCode = value;
      return this;
    }

    /** Sets the guard's rule; null for none. */
    public Builder rule(@Nullable String value) {
      rule = value;
      return this;
    }

    /** Sets the failure's message; null for none. */
    public Builder message(@Nullable String value) {
      message = value;
      return this;
    }

    /** Sets the number of rows. */
    public Builder rows(long value) {
      rows = value;
      return this;
    }

    /** Sets whether there were more rows than the limit let through. */
    public Builder truncated(boolean value) {
      truncated = value;
      return this;
    }

    /** Sets the time from the call to the end. */
    public Builder duration(Duration value) {
      duration = requireNonNull(value, "duration");
      return this;
    }

    /** Builds the entry. */
    public HistoryEntry build() {
      return new HistoryEntry(this);
    }
  }
}
