package dev.querytool.llm;

import dev.querytool.natural.LanguageModelException;
import org.jspecify.annotations.Nullable;

/** Says within a call that a try failed and another may not. */
final class PassingFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final LanguageModelException failure;
  private final @Nullable String retryAfter;

  PassingFailure(LanguageModelException failure, @Nullable String retryAfter) {
    super(failure);
    this.failure = failure;
    this.retryAfter = retryAfter;
  }

  /** Returns what is thrown if there is no other try. */
  LanguageModelException failure() {
    return failure;
  }

  /** Returns how long the server asks to be left alone, in its words, or null. */
  @Nullable String retryAfter() {
    return retryAfter;
  }
}
