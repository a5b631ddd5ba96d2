package dev.querytool.sqlite;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that another thread or process was writing to a SQLite file for the whole acquire
 * timeout. The same call may succeed later.
 *
 * <p>The message names the thread, how long it has been writing and where it is; its full stack is
 * in {@link #holderStack()}. The details contain {@code file}, {@code waitedMillis} and, for a
 * thread, {@code holder} and {@code heldMillis}.
 */
public final class WriterBusyException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private final transient List<StackTraceElement> holderStack;

  WriterBusyException(
      String message,
      Map<String, ?> details,
      List<StackTraceElement> holderStack,
      @Nullable Throwable cause) {
    super(ErrorCode.STORE_BUSY, message, details, cause);
    this.holderStack = List.copyOf(holderStack);
  }

  /**
   * Returns the stack of the writing thread when the wait ended, innermost call first; empty if
   * another process was writing.
   */
  public List<StackTraceElement> holderStack() {
    return holderStack;
  }

  /** Returns true. */
  @Override
  public boolean retryable() {
    return true;
  }
}
