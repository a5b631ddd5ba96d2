package dev.querytool.testing;

import dev.querytool.connection.Dialect;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a guard said to the statements of a dialect, compared with what it should have said.
 * Immutable.
 */
public final class ConformanceReport {

  private final Dialect dialect;
  private final List<GuardStatement> statements;
  private final Set<GuardStatement> wrong;
  private final List<GuardStatement> failed;

  ConformanceReport(
      Dialect dialect,
      List<GuardStatement> statements,
      List<GuardStatement> wrong,
      List<GuardStatement> failed) {
    this.dialect = dialect;
    this.statements = List.copyOf(statements);
    this.wrong = new LinkedHashSet<>(wrong);
    this.failed = List.copyOf(failed);
  }

  /** Returns the dialect of the statements. */
  public Dialect dialect() {
    return dialect;
  }

  /** Returns how many statements the guard was asked about. */
  public int asked() {
    return statements.size();
  }

  /** Returns the statements that the guard accepted and must not. */
  public List<GuardStatement> wronglyAccepted() {
    return wrong(GuardStatement.Verdict.REFUSE);
  }

  /** Returns the honest reads that the guard refused. */
  public List<GuardStatement> wronglyRefused() {
    return wrong(GuardStatement.Verdict.READ);
  }

  /** Returns the statements on which the guard threw; they count as refused. */
  public List<GuardStatement> failed() {
    return failed;
  }

  /** Tells whether every verdict was right. */
  public boolean clean() {
    return wrong.isEmpty();
  }

  /** Returns the figures of each kind of read and of each class of attack, in order. */
  public List<ConformanceCount> counts() {
    Map<String, ConformanceCount> counts = new LinkedHashMap<>();
    for (GuardStatement statement : statements) {
      ConformanceCount one =
          new ConformanceCount(
              statement.why(), statement.verdict(), 1, wrong.contains(statement) ? 1 : 0);
      counts.merge(statement.verdict() + statement.why(), one, ConformanceCount::plus);
    }
    return List.copyOf(counts.values());
  }

  private List<GuardStatement> wrong(GuardStatement.Verdict verdict) {
    return wrong.stream().filter(statement -> statement.verdict() == verdict).toList();
  }

  /** Returns the figures as a text, and each statement with a wrong verdict on a line. */
  @Override
  public String toString() {
    return ReportText.of(this);
  }
}
