package dev.querytool.natural;

import dev.querytool.guard.GuardViolation;
import java.util.List;
import java.util.stream.Collectors;

/** The message that tells a model what is wrong with its answer. */
final class Complaint {

  private static final int MOST_VIOLATIONS = 5;
  private static final int LONGEST = 500;
  private static final String AGAIN =
      "\nAnswer once more in the form that was asked for, with the whole statement.";

  private Complaint() {}

  static String noStatement() {
    return "There is no statement in that answer."
        + AGAIN
        + " If there is none, answer with one line that begins with CANNOT ANSWER: or 无法回答:";
  }

  static String cut() {
    return "That answer was cut before its end."
        + AGAIN
        + " Write the statement first, and less around it.";
  }

  static String refused(List<GuardViolation> violations) {
    return violations.stream()
            .limit(MOST_VIOLATIONS)
            .map(Complaint::line)
            .collect(
                Collectors.joining(
                    "\n", "The statement was refused and no database has seen it:\n", ""))
        + AGAIN;
  }

  static String failed(String words) {
    return "The database could not run the statement: " + words + AGAIN;
  }

  private static String line(GuardViolation violation) {
    String place =
        violation.line() == 0
            ? ""
            : " (line " + violation.line() + ", column " + violation.column() + ")";
    String nearest =
        violation.candidates().isEmpty()
            ? ""
            : " Names that exist: " + String.join(", ", violation.candidates()) + ".";
    return "- "
        + violation.rule()
        + place
        + ": "
        + PlainLine.of(violation.message() + " " + violation.advice() + nearest, LONGEST);
  }
}
