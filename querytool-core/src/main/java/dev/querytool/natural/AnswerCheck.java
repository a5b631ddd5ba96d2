package dev.querytool.natural;

import dev.querytool.guard.GuardViolation;
import dev.querytool.guard.Inspection;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.query.QueryChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Holds what a model, or a person, wrote against the guard of the caller. */
final class AnswerCheck {

  private static final Pattern COMMENT = Pattern.compile("--|/\\*|#");
  private static final String CUT = "The model's answer was cut before its end.";

  private final QueryChecks checks;
  private final String connection;

  AnswerCheck(QueryChecks checks, String connection) {
    this.checks = checks;
    this.connection = connection;
  }

  /** Judges a model's answer: the first of its statements that the guard accepts counts. */
  Finding judge(ModelAnswer answer) {
    if (answer.abstained()) {
      return Finding.abstained(answer.explanation(), "");
    }
    if (answer.statements().isEmpty()) {
      return answer.cut()
          ? Finding.abstained(CUT, Complaint.cut())
          : Finding.abstained(answer.explanation(), Complaint.noStatement());
    }
    List<List<GuardViolation>> refusals = new ArrayList<>();
    for (String statement : answer.statements()) {
      Inspection seen = checks.inspect(connection, statement);
      List<GuardViolation> violations = violations(seen);
      if (violations.isEmpty()) {
        ReadOnlyQuery proof = seen.orThrow().asAsked();
        String shown = shown(statement, proof);
        if (!UnshownSigns.areIn(shown)) {
          return Finding.translated(shown, answer.explanation(), proof);
        }
        violations = List.of(unshown());
      }
      refusals.add(violations);
    }
    return refused(answer, refusals);
  }

  /** Judges what a person wrote, who may use parameters, and may know of new names. */
  Finding judge(String sql) {
    try {
      return Finding.translated(sql, "", checks.check(connection, sql));
    } catch (QueryRefusedException refused) {
      return Finding.refused(sql, "", refused.violations());
    }
  }

  /** Tells whether the caller may read what a statement reads. */
  boolean accepts(String sql) {
    return checks.inspect(connection, sql).accepted();
  }

  /** Judges what is kept as the answer to the same question, parameters included. */
  Finding judge(VerifiedQuery known) {
    Inspection seen = checks.inspect(connection, known.sql());
    return seen.accepted()
        ? Finding.translated(known.sql(), "", seen.orThrow().asAsked())
        : Finding.refused(known.sql(), "", seen.violations());
  }

  private static List<GuardViolation> violations(Inspection seen) {
    return seen.query()
        .filter(query -> !query.asAsked().parameters().isEmpty())
        .map(query -> List.of(parameter(query.asAsked().parameters().get(0))))
        .orElseGet(seen::violations);
  }

  private static GuardViolation parameter(String name) {
    return new GuardViolation(
        "named-parameter",
        0,
        0,
        "The statement asks for a value :" + name + ", and nobody gives one.",
        "Write the value as a literal.",
        List.of());
  }

  /** Of a statement and the same with other punctuation, the latter says what is really wrong. */
  private static GuardViolation unshown() {
    return new GuardViolation(
        "unshown-sign",
        0,
        0,
        "A literal holds a control character or one that turns the direction of a text.",
        "Leave the character out.",
        List.of());
  }

  private static Finding refused(ModelAnswer answer, List<List<GuardViolation>> refusals) {
    String first = answer.statements().get(0);
    boolean twice =
        answer.statements().size() > 1
            && answer.statements().get(1).equals(FullWidth.toAscii(first));
    int told = twice ? 1 : 0;
    return Finding.refused(answer.statements().get(told), answer.explanation(), refusals.get(told));
  }

  /** A comment could tell its reader anything: what is shown then is the text that is run. */
  private String shown(String statement, ReadOnlyQuery proof) {
    boolean comments = COMMENT.matcher(statement).find();
    return comments && checks.inspect(connection, proof.askedSql()).accepted()
        ? proof.askedSql()
        : statement;
  }
}
