package dev.querytool.examples.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.GuardViolation;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.natural.Translation;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Why a call has no answer, in words with which an agent can do better. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

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
          ErrorCode.AUTHENTICATION_FAILED,
          ErrorCode.LLM_ERROR,
          ErrorCode.NOT_FOUND);

  private final transient ObjectNode body;

  private Refusal(String error, String message) {
    super(error + ": " + message);
    body = JsonNodeFactory.instance.objectNode().put("error", error).put("message", message);
  }

  static Refusal of(QueryToolException failure) {
    if (failure instanceof QueryRefusedException refused) {
      return ofViolations(refused.violations());
    }
    Refusal refusal = new Refusal(failure.code().name(), said(failure));
    if (failure.details().get("candidates") instanceof Collection<?> names && !names.isEmpty()) {
      ArrayNode candidates = refusal.body.putArray("candidates");
      names.forEach(name -> candidates.add(String.valueOf(name)));
    }
    if (failure.retryable()) {
      refusal.body.put("retryable", true);
    }
    return refusal;
  }

  /** Says why a question became no statement that may be run. */
  static Refusal of(Translation translation) {
    Refusal refusal =
        translation.violations().isEmpty()
            ? new Refusal(translation.outcome().name(), translation.explanation())
            : ofViolations(translation.violations());
    translation.generatedSql().ifPresent(refusal::about);
    return refusal;
  }

  /** Says that something went wrong which the caller can do nothing about. */
  static Refusal internal() {
    return new Refusal("INTERNAL_ERROR", "The server failed; its log says why.");
  }

  static Refusal cancelled() {
    return new Refusal(ErrorCode.QUERY_CANCELLED.name(), "The call was cancelled.");
  }

  /** Names the statement that it is about, where the caller did not write it. */
  Refusal about(String sql) {
    body.put("sql", sql);
    return this;
  }

  ObjectNode body() {
    return body;
  }

  private static Refusal ofViolations(List<GuardViolation> violations) {
    Refusal refusal =
        new Refusal(
            ErrorCode.QUERY_REFUSED.name(), "The statement was refused and nothing was run.");
    ArrayNode told = refusal.body.putArray("violations");
    violations.forEach(violation -> tell(violation, told.addObject()));
    return refusal;
  }

  private static void tell(GuardViolation violation, ObjectNode node) {
    node.put("rule", violation.rule());
    if (violation.line() > 0) {
      node.put("line", violation.line()).put("column", violation.column());
    }
    node.put("message", violation.message()).put("advice", violation.advice());
    if (!violation.candidates().isEmpty()) {
      ArrayNode candidates = node.putArray("candidates");
      violation.candidates().forEach(candidates::add);
    }
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
