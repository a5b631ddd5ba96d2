package dev.querytool.natural;

import java.util.ArrayList;
import java.util.List;

/**
 * What has passed between a translator and a model. Immutable.
 *
 * @param opening the messages of the first request
 * @param answer the model's last answer, without its thoughts; empty before the first
 * @param model its id; empty if none was asked
 * @param attempts how often it has answered
 * @param usage what that took
 */
record Exchange(
    List<ModelMessage> opening, String answer, String model, int attempts, TokenUsage usage) {

  private static final int LONGEST_ANSWER = 4_000;

  Exchange {
    opening = List.copyOf(opening);
  }

  /** Nobody was asked. */
  static Exchange none() {
    return new Exchange(List.of(), "", "", 0, TokenUsage.NONE);
  }

  static Exchange opening(List<ModelMessage> messages, String model) {
    return new Exchange(messages, "", model, 0, TokenUsage.NONE);
  }

  Exchange answered(ModelReply reply) {
    String said = Thoughts.cutFrom(reply.text()).strip();
    return new Exchange(opening, said, model, attempts + 1, usage.plus(reply.usage()));
  }

  /** Returns the messages that ask again; of what was answered, the last answer alone. */
  List<ModelMessage> again(String complaint) {
    List<ModelMessage> messages = new ArrayList<>(opening);
    messages.add(ModelMessage.assistant(bounded(answer)));
    messages.add(ModelMessage.user(complaint));
    return List.copyOf(messages);
  }

  private static String bounded(String text) {
    if (text.isEmpty()) {
      return "(no answer)";
    }
    int end = Math.min(LONGEST_ANSWER, text.length());
    boolean torn = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, torn ? end - 1 : end);
  }
}
