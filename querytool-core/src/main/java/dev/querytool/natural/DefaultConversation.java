package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

final class DefaultConversation implements Conversation {

  private static final int MOST_TURNS = 5;

  private final TranslationParts parts;
  private final NaturalCaller caller;
  private final AskingSettings settings;
  private final Object asking = new Object();
  private final List<Translation> turns = new ArrayList<>();

  DefaultConversation(TranslationParts parts, NaturalCaller caller, AskingSettings settings) {
    this.parts = parts;
    this.caller = caller;
    this.settings = settings;
  }

  @Override
  public Translation ask(String question) {
    requireNonNull(question, "question");
    synchronized (asking) {
      Translation next = new Asking(parts, caller, settings).ask(question, turns());
      add(next);
      return next;
    }
  }

  @Override
  public void take(Translation turn) {
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
