package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signals that a language model is not available, or gave no answer. */
public final class LanguageModelException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private final ModelProblem problem;

  /**
   * Describes a failure.
   *
   * @param model the id of the model, or an empty text if it is about none in particular
   * @param message what failed and what to set or do; without keys and without the prompt
   * @param cause the cause, or null; its messages must not contain keys either
   */
  public LanguageModelException(
      ModelProblem problem, String model, String message, @Nullable Throwable cause) {
    super(ErrorCode.LLM_ERROR, message, Map.of("problem", problem.name(), "model", model), cause);
    this.problem = requireNonNull(problem, "problem");
  }

  /** Returns why there is no answer. */
  public ModelProblem problem() {
    return problem;
  }

  @Override
  public boolean retryable() {
    return problem.isPassing();
  }
}
