package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import dev.querytool.guard.GuardViolation;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.TouchedTable;
import dev.querytool.query.QueryExecutionException;
import dev.querytool.query.QueryOrigin;
import dev.querytool.query.QueryResult;
import dev.querytool.query.QuerySpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a question: a statement that the guard has accepted, or why there is none. Nothing
 * has been run; {@link #run} does that after asking the guard again. Immutable and safe for use by
 * many threads.
 */
public final class Translation {

  private final TranslationParts parts;
  private final NaturalCaller caller;
  private final AskingSettings settings;
  private final String question;
  private final Finding finding;
  private final Exchange exchange;
  private final @Nullable VerifiedQuery verified;
  private final List<UsedName> names;
  private final Duration duration;

  Translation(
      TranslationParts parts,
      NaturalCaller caller,
      AskingSettings settings,
      String question,
      Finding finding,
      Exchange exchange,
      @Nullable VerifiedQuery verified,
      List<UsedName> names,
      Duration duration) {
    this.parts = parts;
    this.caller = caller;
    this.settings = settings;
    this.question = question;
    this.finding = finding;
    this.exchange = exchange;
    this.verified = verified;
    this.names = names;
    this.duration = duration;
  }

  /** Returns the question. */
  public String question() {
    return question;
  }

  /** Returns the outcome. */
  public TranslationOutcome outcome() {
    return finding.outcome();
  }

  /**
   * Returns the statement, even if the guard refuses it, so that a person can correct it; empty if
   * there is none.
   */
  public Optional<String> generatedSql() {
    return finding.sql().isEmpty() ? Optional.empty() : Optional.of(finding.sql());
  }

  /**
   * Returns what the model said about the statement, or why it gave none, in its own, unchecked
   * words; without links, images and tags, at most 2,000 characters, may be empty.
   */
  public String explanation() {
    return finding.explanation();
  }

  /** Returns the guard's proof that the statement only reads; empty if it was not accepted. */
  public Optional<ReadOnlyQuery> proof() {
    return Optional.ofNullable(finding.proof());
  }

  /** Returns the tables that the statement reads, with their columns; empty without a proof. */
  public List<TouchedTable> tables() {
    return proof().map(ReadOnlyQuery::tables).orElse(List.of());
  }

  /** Returns the names of the catalogue that the statement uses, each table before its columns. */
  public List<UsedName> names() {
    return names;
  }

  /** Returns why the guard refuses the statement; empty if it does not. */
  public List<GuardViolation> violations() {
    return finding.violations();
  }

  /**
   * Returns the verified query whose statement was used because its question is the same; empty if
   * a model or a person wrote the statement.
   */
  public Optional<VerifiedQuery> verified() {
    return Optional.ofNullable(verified);
  }

  /** Returns how often the model answered; 0 if none was asked. */
  public int attempts() {
    return exchange.attempts();
  }

  /** Returns the id of the model that was asked; empty if none was. */
  public String model() {
    return exchange.model();
  }

  /** Returns the tokens used by all calls of the model. */
  public TokenUsage usage() {
    return exchange.usage();
  }

  /** Returns how long the translation took, including waiting for the model. */
  public Duration duration() {
    return duration;
  }

  /**
   * Returns the statement without rows.
   *
   * @throws ValidationException if there is no statement
   */
  public NaturalQueryResult unrun() {
    return result(null);
  }

  /**
   * Runs the statement with the caller's rights and the default limit and timeout, after asking the
   * guard again.
   *
   * @throws ValidationException if there is no statement
   * @throws dev.querytool.guard.QueryRefusedException if the guard refuses it
   * @throws dev.querytool.error.QueryToolException whatever {@link QuerySpec#run} throws
   */
  public NaturalQueryResult run() {
    QuerySpec query = query();
    settings.listener().began(TranslationStep.RUNNING, exchange.attempts());
    return result(query.run());
  }

  /**
   * Returns the statement as a query, to set its limit, timeout or parameters, or to stream it.
   *
   * @throws ValidationException if there is no statement
   */
  public QuerySpec query() {
    caller.requireAsking(settings.connection());
    return caller.queries().on(settings.connection()).sql(requireSql()).origin(QueryOrigin.NATURAL);
  }

  /**
   * Returns this question with another statement. The guard inspects it; see {@link #outcome} for
   * whether it was accepted.
   */
  public Translation edit(String sql) {
    return asking().edit(question, requireNonNull(sql, "sql"));
  }

  /**
   * Adds the question with this statement to the verified queries. Needs the permission to annotate
   * the catalogue.
   *
   * @throws ValidationException if there is no statement
   * @throws dev.querytool.guard.QueryRefusedException if the guard refuses it
   */
  public VerifiedQuery verify() {
    return parts.verified(caller, settings.connection()).add(question, requireSql());
  }

  /**
   * Tells the model that the database could not run its statement, and asks it again. The model is
   * told the database's message without any data, or only the error code if the caller sees only
   * part of the connection, and the catalogue as the caller may see it now.
   *
   * @param failure the exception that {@link #run} threw
   * @throws ValidationException if no model wrote the statement
   * @throws dev.querytool.guard.QueryRefusedException if the guard now refuses the statement
   * @throws LanguageModelException if the model is no longer available, or gives no answer
   */
  public Translation repair(QueryExecutionException failure) {
    requireNonNull(failure, "failure");
    if (exchange.model().isEmpty()) {
      throw new ValidationException("no model wrote this statement; edit(sql) changes it");
    }
    return asking().repair(this, requireSql(), failure);
  }

  Exchange exchange() {
    return exchange;
  }

  /** Tells whether the question was asked of a connection for a caller. */
  boolean isOf(String connection, NaturalCaller other) {
    return settings.connection().equalsIgnoreCase(connection) && caller.uid().equals(other.uid());
  }

  private NaturalQueryResult result(@Nullable QueryResult result) {
    return new NaturalQueryResult(requireSql(), finding.explanation(), exchange.model(), result);
  }

  private String requireSql() {
    return generatedSql()
        .orElseThrow(
            () ->
                new ValidationException(
                    "the question was not answered with a statement; edit(sql) gives one"));
  }

  private Asking asking() {
    return new Asking(parts, caller, settings);
  }

  /** Shows question, outcome and statement. */
  @Override
  public String toString() {
    return "Translation[" + question + ", " + finding.outcome() + ", " + finding.sql() + "]";
  }
}
