package dev.querytool.natural;

/** Why a language model gave no answer. The names never change within a major version. */
public enum ModelProblem {
  /** No model is configured. */
  NOT_CONFIGURED(false),
  /** There is no model with this id. */
  UNKNOWN_MODEL(false),
  /** The model's key was found nowhere. */
  MISSING_KEY(false),
  /** The provider does not accept the key. */
  KEY_REFUSED(false),
  /** The provider could not be reached, or the connection broke. */
  UNREACHABLE(true),
  /** No answer came in time. */
  TIMED_OUT(true),
  /** The provider is overloaded or limits the rate, even after retries. */
  OVERLOADED(true),
  /** The provider reported an internal failure, even after retries. */
  PROVIDER_FAILED(true),
  /**
   * The provider refuses the request itself, for example because of an unknown model id or a prompt
   * that is too long.
   */
  REQUEST_REFUSED(false),
  /** The provider's answer could not be read. */
  UNREADABLE(true),
  /** The call was cancelled, or its thread was interrupted. */
  CANCELLED(false);

  private final boolean passing;

  ModelProblem(boolean passing) {
    this.passing = passing;
  }

  /** Tells whether the same call may succeed later. */
  public boolean isPassing() {
    return passing;
  }
}
