package dev.querytool.error;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The root of all failures that querytool reports.
 *
 * <p>The message names the task, the culprit and what to do about it. Neither the message nor the
 * details ever contain a secret. Subclasses are final and live in the package that throws them.
 */
public abstract class QueryToolException extends RuntimeException {

  private static final String BUNDLE = "dev.querytool.error.messages";

  private final ErrorCode code;
  private final transient Map<String, Object> details;

  /**
   * Creates a failure.
   *
   * @param code its stable kind
   * @param message what failed, on what, and what to do, in English
   * @param details facts that a program may need; copied
   * @param cause the cause, or null
   */
  protected QueryToolException(
      ErrorCode code, String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(requireNonNull(message, "message"), cause);
    this.code = requireNonNull(code, "code");
    this.details = Map.copyOf(details);
  }

  /** Returns the stable kind of this failure. */
  public final ErrorCode code() {
    return code;
  }

  /**
   * Tells whether the same call may succeed if it is simply repeated.
   *
   * @return true for timeouts, busy files and lost connections
   */
  public boolean retryable() {
    return false;
  }

  /**
   * Returns facts for programs, such as {@code line}, {@code column}, {@code rule} and {@code
   * candidates}.
   */
  public final Map<String, Object> details() {
    return details;
  }

  /**
   * Describes this failure for an application's own clients. Where the store is and what its file
   * said is not for them, so a failure of the store has no detail.
   *
   * @param locale the reader's language; Chinese and English are supported, English is used for any
   *     other
   */
  public final ErrorResponse toErrorResponse(Locale locale) {
    Map<String, Object> detail = new LinkedHashMap<>();
    if (code != ErrorCode.STORE_ERROR && code != ErrorCode.STORE_BUSY) {
      detail.putAll(details);
      detail.put("reason", String.valueOf(getMessage()));
    }
    return new ErrorResponse(code.name(), sentence(chineseOrEnglish(locale)), detail);
  }

  /** A code whose failures say their problem has a sentence for each beside its own. */
  private String sentence(Locale locale) {
    ResourceBundle sentences = ResourceBundle.getBundle(BUNDLE, locale);
    String exact = code.name() + "." + details.get("problem");
    return sentences.getString(sentences.containsKey(exact) ? exact : code.name());
  }

  private static Locale chineseOrEnglish(Locale asked) {
    return asked.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ROOT;
  }
}
