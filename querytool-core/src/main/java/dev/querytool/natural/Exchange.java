package dev.querytool.natural;

import java.util.ArrayList;
import java.util.List;

/**
 * What has passed between a translator and a model. Immutable.
 *
 * @param earlier what was asked before in the same conversation, the oldest first
 * @param opening the messages of the first request
 * @param answer the model's last answer, without its thoughts; empty before the first
 * @param model its id; empty if none was asked
 * @param attempts how often it has answered
 * @param usage what that took
 */
record Exchange(
    List<Prompt.Example> earlier,
    List<ModelMessage> opening,
    String answer,
    String model,
    int attempts,
    TokenUsage usage) {

  private static final int LONGEST_ANSWER = 4_000;

  Exchange {
    earlier = List.copyOf(earlier);
    opening = List.copyOf(opening);
  }

  /** Nobody was asked. */
  static Exchange none() {
    return new Exchange(List.of(), List.of(), "", "", 0, TokenUsage.NONE);
  }

  static Exchange opening(List<Prompt.Example> earlier, List<ModelMessage> messages, String model) {
    return new Exchange(earlier, messages, "", model, 0, TokenUsage.NONE);
  }

  /** Begins anew with other messages, after a statement of which nothing else was said. */
  Exchange reopened(List<ModelMessage> messages, String sql) {
    String statement = "```sql\n" + sql + "\n```";
    return new Exchange(earlier, messages, statement, model, attempts, usage);
  }

  Exchange answered(ModelReply reply) {
    String said = Thoughts.cutFrom(reply.text()).strip();
    return new Exchange(earlier, opening, said, model, attempts + 1, usage.plus(reply.usage()));
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
