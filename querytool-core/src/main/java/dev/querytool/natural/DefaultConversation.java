package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

final class DefaultConversation implements Conversation {

  private static final int MOST_TURNS = 5;

  private final TranslationParts parts;
  private final NaturalCaller caller;
  private final AskingSettings settings;
  private final OneAtATime questions = new OneAtATime();
  private final List<Translation> turns = new ArrayList<>();

  DefaultConversation(TranslationParts parts, NaturalCaller caller, AskingSettings settings) {
    this.parts = parts;
    this.caller = caller;
    this.settings = settings;
  }

  @Override
  public Translation ask(String question) {
    return ask(requireNonNull(question, "question"), asking());
  }

  @Override
  public TranslationHandle start(String question, Executor executor) {
    requireNonNull(question, "question");
    Asking asking = asking();
    return DefaultTranslationHandle.start(
        executor, settings.model(), () -> ask(question, asking), () -> questions.cancel(asking));
  }

  @Override
  public void take(Translation turn) {
    if (!turn.isOf(settings.connection(), caller)) {
      throw new ValidationException(
          "a conversation takes only what its own caller asked of '"
              + settings.connection()
              + "', which it is about");
    }
    synchronized (turns) {
      int last = turns.size() - 1;
      if (last >= 0 && turns.get(last).question().equals(turn.question())) {
        turns.remove(last);
      }
      add(turn);
    }
  }

  @Override
  public List<Translation> turns() {
    synchronized (turns) {
      return List.copyOf(turns);
    }
  }

  private Translation ask(String question, Asking asking) {
    try {
      Translation next =
          asking.ask(
              question,
              () -> {
                questions.await(asking);
                return earlier();
              });
      add(next);
      return next;
    } finally {
      questions.leave(asking);
    }
  }

  private List<Prompt.Example> earlier() {
    return turns().stream()
        .map(turn -> new Prompt.Example(turn.question(), turn.generatedSql().orElse("")))
        .toList();
  }

  private Asking asking() {
    return new Asking(parts, caller, settings);
  }

  private void add(Translation turn) {
    synchronized (turns) {
      if (turn.outcome() == TranslationOutcome.TRANSLATED) {
        turns.add(turn);
      }
      if (turns.size() > MOST_TURNS) {
        turns.remove(0);
      }
    }
  }
}
