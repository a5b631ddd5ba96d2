package dev.querytool.examples.ask;

import dev.querytool.examples.command.Terminals;
import dev.querytool.natural.TranslationListener;
import dev.querytool.natural.TranslationStep;
import java.io.PrintWriter;
import java.util.Locale;

/** Says on a terminal which step is being taken. */
final class AskProgress implements TranslationListener {

  private final PrintWriter err;
  private final boolean shown;

  AskProgress(PrintWriter err, Terminals terminals) {
    this.err = err;
    this.shown = terminals.has(Terminals.Stream.ERROR);
  }

  @Override
  public void began(TranslationStep step, int attempt) {
    if (shown) {
      String again = attempt > 1 ? " (answer " + attempt + ")" : "";
      err.println(step.name().toLowerCase(Locale.ROOT) + again + " …");
      err.flush();
    }
  }
}
