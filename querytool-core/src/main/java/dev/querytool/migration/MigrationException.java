package dev.querytool.migration;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a migration failed or does not fit the file. Earlier migrations of the same call
 * stay applied and recorded; this one is rolled back completely.
 *
 * <p>The details contain {@code problem} and, where known, {@code migration}, {@code line} and
 * {@code rows}.
 */
public final class MigrationException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private final MigrationProblem problem;

  MigrationException(MigrationProblem problem, String message) {
    this(problem, message, Map.of(), null);
  }

  MigrationException(
      MigrationProblem problem, String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.MIGRATION_ERROR, message, with(problem, details), cause);
    this.problem = requireNonNull(problem, "problem");
  }

  /** Returns the kind of problem. */
  public MigrationProblem problem() {
    return problem;
  }

  private static Map<String, ?> with(MigrationProblem problem, Map<String, ?> details) {
    Map<String, Object> all = new LinkedHashMap<>(details);
    all.put("problem", problem.name());
    return all;
  }
}
