package dev.querytool.llm;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures into answers that an agent can act on, without what is inside. */
final class ToolFailures {

  private static final Logger LOG = LoggerFactory.getLogger(ToolFailures.class);

  /** Those whose messages are our own words; the others hold a driver's or a file's. */
  private static final Set<ErrorCode> OWN_WORDS =
      Set.of(
          ErrorCode.VALIDATION_ERROR,
          ErrorCode.QUERY_REFUSED,
          ErrorCode.QUERY_TOO_COSTLY,
          ErrorCode.QUERY_TIMEOUT,
          ErrorCode.QUERY_CANCELLED,
          ErrorCode.RESULT_TOO_LARGE,
          ErrorCode.ACCESS_DENIED,
          ErrorCode.LLM_ERROR,
          ErrorCode.NOT_FOUND);

  private static final int MOST_CHARACTERS = 4_000;

  private ToolFailures() {}

  static String told(Supplier<String> answer) {
    try {
      return answer.get();
    } catch (QueryToolException e) {
      return "Failed (" + e.code() + ").\n" + why(e);
    } catch (RuntimeException e) {
      LOG.warn("a tool of an agent failed", e);
      return "Failed: the tool itself did; its application can look up why.";
    }
  }

  private static FencedLines why(QueryToolException failure) {
    return new FencedLines("why", MOST_CHARACTERS).lines(said(failure).lines().toList());
  }

  private static String said(QueryToolException failure) {
    if (OWN_WORDS.contains(failure.code())) {
      return String.valueOf(failure.getMessage());
    }
    Object state = failure.details().get("sqlState");
    return failure.toErrorResponse(Locale.ENGLISH).message()
        + (state == null ? "" : " (SQLSTATE " + state + ")");
  }
}
