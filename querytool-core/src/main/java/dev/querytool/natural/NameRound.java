package dev.querytool.natural;

import dev.querytool.catalog.NameProposal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names that one model was asked for, and gave. Used by one thread. */
final class NameRound {

  private final ChosenModel model;
  private final ModelCalls calls = new ModelCalls();
  private final IdentityHashMap<Unnamed, String> names = new IdentityHashMap<>();
  private TokenUsage usage = TokenUsage.NONE;
  private int dropped;

  NameRound(ChosenModel model) {
    this.model = model;
  }

  /** Asks for a batch, in parts if it is more than the model takes. */
  void ask(List<Unnamed> batch) {
    Set<Integer> wanted = new TreeSet<>();
    for (int place = 0; place < batch.size(); place++) {
      wanted.add(place);
    }
    List<ModelMessage> messages = NamePrompt.of(batch, wanted);
    if (batch.size() > 1 && !fits(messages)) {
      int half = batch.size() / 2;
      ask(batch.subList(0, half));
      ask(batch.subList(half, batch.size()));
      return;
    }
    take(messages, batch, wanted);
    if (!wanted.isEmpty()) {
      take(NamePrompt.again(batch, wanted), batch, wanted);
    }
  }

  /** Returns what came for some entries, in their order. */
  NameSuggestions suggestions(List<Unnamed> wanted) {
    List<NameProposal> proposals = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Unnamed one : wanted) {
      String name = names.get(one);
      if (name == null) {
        missing.add(one.path());
      } else {
        proposals.add(one.proposed(name));
      }
    }
    return new NameSuggestions(proposals, missing, dropped, usage);
  }

  /** Takes from what is wanted what gets a name. */
  private void take(List<ModelMessage> messages, List<Unnamed> batch, Set<Integer> wanted) {
    ModelReply reply = calls.ask(model, messages, TranslationListener.NONE);
    usage = usage.plus(reply.usage());
    NameAnswer answer = NameAnswer.read(reply, batch, wanted);
    dropped += answer.dropped();
    answer.names().forEach((place, name) -> names.put(batch.get(place), name));
    wanted.removeAll(answer.names().keySet());
  }

  private boolean fits(List<ModelMessage> messages) {
    long tokens = 0;
    for (ModelMessage message : messages) {
      tokens += model.counter().count(message.text());
    }
    return tokens <= model.info().promptTokens();
  }
}
