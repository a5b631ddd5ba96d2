package dev.querytool.testing;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Statements of one dialect, each with the verdict it deserves, and a runner that tries them on any
 * guard, not only querytool's.
 *
 * <pre>{@code
 * ConformanceReport report =
 *     GuardConformance.of(Dialect.MYSQL).run(sql -> myGuard.accepts(sql));
 * assert report.wronglyAccepted().isEmpty() : report;
 * }</pre>
 *
 * <p>The statements are only texts: no database is needed. To see for yourself, create a database
 * from {@link #schema()} and run the reads there; run what must be refused only on a server that
 * can be thrown away.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class GuardConformance {

  private final Dialect dialect;
  private final List<GuardStatement> statements;
  private final List<String> schema;

  private GuardConformance(Dialect dialect) {
    this.dialect = dialect;
    this.statements = Corpus.statements(dialect);
    this.schema = Corpus.schema(dialect);
  }

  /** Returns the statements of a dialect. */
  public static GuardConformance of(Dialect dialect) {
    return new GuardConformance(requireNonNull(dialect, "dialect"));
  }

  /** Returns the dialect of the statements. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns the statements, in the order in which they are run. */
  public List<GuardStatement> statements() {
    return statements;
  }

  /**
   * Returns the statements that create the tables that the reads use, with a few rows in each; to
   * be run in order on an empty database.
   */
  public List<String> schema() {
    return schema;
  }

  /**
   * Asks a guard about each statement, on the caller's thread.
   *
   * @param accepts tells whether the guard accepts a text; if it throws, the text counts as refused
   */
  public ConformanceReport run(Predicate<String> accepts) {
    requireNonNull(accepts, "accepts");
    List<GuardStatement> wrong = new ArrayList<>();
    List<GuardStatement> failed = new ArrayList<>();
    for (GuardStatement statement : statements) {
      boolean accepted = false;
      try {
        accepted = accepts.test(statement.sql());
      } catch (RuntimeException | StackOverflowError e) {
        failed.add(statement);
      }
      if (accepted != (statement.verdict() == GuardStatement.Verdict.READ)) {
        wrong.add(statement);
      }
    }
    return new ConformanceReport(dialect, statements, wrong, failed);
  }
}
