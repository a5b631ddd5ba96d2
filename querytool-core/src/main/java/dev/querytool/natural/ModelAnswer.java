package dev.querytool.natural;

import java.util.List;

/**
 * A model's answer, read.
 *
 * @param statements what may be the statement, the likeliest first; none if it gave none
 * @param explanation what it said to it, or why it gave none; may be empty
 * @param abstained whether it says that it cannot answer
 * @param cut whether its end is missing
 */
record ModelAnswer(List<String> statements, String explanation, boolean abstained, boolean cut) {

  ModelAnswer {
    statements = List.copyOf(statements);
  }

  static ModelAnswer abstained(String reason) {
    return new ModelAnswer(List.of(), reason, true, false);
  }
}
