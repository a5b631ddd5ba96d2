package dev.querytool.query;

import dev.querytool.guard.TextPlace;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What an engine says about a failure.
 *
 * @param fault what it means
 * @param reason the engine's words, on one line
 * @param place where in the author's text it lies, or null
 */
record Diagnosis(Fault fault, String reason, @Nullable TextPlace place) {

  /** Takes the first line of the driver's message for the reason. */
  static Diagnosis of(Fault fault, SQLException failure) {
    return new Diagnosis(fault, firstLine(failure.getMessage()), null);
  }

  /** Returns the first line of a message. */
  static String firstLine(@Nullable String message) {
    return message == null ? "no reason given" : message.lines().findFirst().orElse("");
  }
}
