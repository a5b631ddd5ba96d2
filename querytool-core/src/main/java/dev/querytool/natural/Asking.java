package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.query.QueryExecutionException;
import java.time.Duration;
import java.util.List;

/** One question on its way to a statement. Used by one thread, but for {@link #cancel}. */
final class Asking {

  private final TranslationParts parts;
  private final NaturalCaller caller;
  private final AskingSettings settings;
  private final ModelCalls calls = new ModelCalls();
  private final long begun = System.nanoTime();

  Asking(TranslationParts parts, NaturalCaller caller, AskingSettings settings) {
    this.parts = parts;
    this.caller = caller;
    this.settings = settings;
  }

  void cancel() {
    calls.cancel();
  }

  Translation ask(String text) {
    String question = Question.checked(text);
    TranslationLog log = log(question);
    return log.kept(() -> translated(question));
  }

  /** Goes on with a model that has answered, and whose statement the database could not run. */
  Translation repair(Translation failed, QueryExecutionException failure) {
    return log(failed.question())
        .kept(
            () -> {
              caller.requireAsking(settings.connection());
              String words = DatabaseWords.of(failure, snapshot());
              Exchange exchange = failed.exchange();
              ChosenModel model = parts.choose(exchange.model(), caller.keys());
              return rounds(
                  model, failed.question(), exchange, exchange.again(Complaint.failed(words)));
            });
  }

  /** Takes a person's statement in the place of a model's. */
  Translation edit(String question, String sql) {
    return log(question)
        .kept(
            () -> {
              caller.requireAsking(settings.connection());
              return done(question, check().judge(sql), Exchange.none());
            });
  }

  private Translation translated(String question) {
    DatabaseConnection connection = caller.requireAsking(settings.connection());
    settings.listener().began(TranslationStep.LINKING, 1);
    ChosenModel model = parts.choose(settings.model(), caller.keys());
    Prompt prompt = parts.prompt(question, connection.zone(), List.of());
    List<ModelMessage> messages =
        prompt.write(
            snapshot(),
            model.counter(),
            model.info().promptTokens(),
            (catalog, top) -> parts.rank(catalog, question, top));
    return rounds(model, question, Exchange.opening(messages, model.info().id()), messages);
  }

  private Translation rounds(
      ChosenModel model, String question, Exchange before, List<ModelMessage> first) {
    Exchange exchange = before;
    List<ModelMessage> messages = first;
    for (int round = 0; ; round++) {
      int attempt = exchange.attempts() + 1;
      settings.listener().began(TranslationStep.ASKING, attempt);
      ModelReply reply = calls.ask(model, messages, settings.listener());
      exchange = exchange.answered(reply);
      settings.listener().began(TranslationStep.CHECKING, attempt);
      Finding found = check().judge(AnswerReader.read(reply));
      if (!found.mayBeMended() || round == settings.repairs()) {
        return done(question, found, exchange);
      }
      settings.listener().began(TranslationStep.REPAIRING, attempt);
      messages = exchange.again(found.complaint());
    }
  }

  private Translation done(String question, Finding found, Exchange exchange) {
    List<UsedName> names =
        found.proof() == null ? List.of() : UsedNames.of(found.proof(), snapshot());
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    return new Translation(parts, caller, settings, question, found, exchange, names, taken);
  }

  private AnswerCheck check() {
    return new AnswerCheck(caller.checks(), settings.connection());
  }

  private CatalogSnapshot snapshot() {
    return caller.catalog().on(settings.connection()).snapshot();
  }

  private TranslationLog log(String question) {
    return new TranslationLog(caller, settings.connection(), question, parts.clock().instant());
  }
}
