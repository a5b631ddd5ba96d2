package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.query.QueryExecutionException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One question on its way to a statement. Used by one thread, but for {@link #cancel}. */
final class Asking {

  private static final int MOST_EXAMPLES = 3;
  private static final int SAMPLED_TABLES = 8;
  private static final double LEAST_ALIKE = 0.2;

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

  boolean isCancelled() {
    return calls.isCancelled();
  }

  Translation ask(String text) {
    return ask(text, List::of);
  }

  /**
   * Asks in a conversation.
   *
   * @param earlier gives what was asked before, the oldest first, and may wait for it
   */
  Translation ask(String text, Supplier<List<Prompt.Example>> earlier) {
    String question = QuestionText.checked(text);
    return log(question)
        .kept(
            () -> {
              List<Prompt.Example> before = earlier.get();
              calls.refuseEnded(settings.model());
              return translated(question, before);
            });
  }

  /**
   * Goes on with a model that has answered, and whose statement the database could not run. It is
   * told anew what the caller may see, for that may be less than before.
   */
  Translation repair(Translation failed, String sql, QueryExecutionException failure) {
    return log(failed.question()).kept(() -> repaired(failed, sql, failure));
  }

  private Translation repaired(Translation failed, String sql, QueryExecutionException failure) {
    DatabaseConnection connection = caller.requireAsking(settings.connection());
    caller.checks().check(settings.connection(), sql);
    Exchange before = failed.exchange();
    String question = failed.question();
    ChosenModel model = parts.choose(before.model(), caller.keys());
    settings.listener().began(TranslationStep.LINKING, before.attempts());
    List<ModelMessage> opening =
        opening(question, similar(question), before.earlier(), connection.zone(), model);
    Exchange exchange = before.reopened(opening, sql);
    String words =
        caller.seesEverything(settings.connection())
            ? DatabaseWords.of(failure, snapshot())
            : DatabaseWords.codeOf(failure);
    return rounds(model, question, exchange, exchange.again(Complaint.failed(words)));
  }

  /** Takes a person's statement in the place of a model's. */
  Translation edit(String question, String sql) {
    return log(question)
        .kept(
            () -> {
              caller.requireAsking(settings.connection());
              return done(question, check().judge(sql), Exchange.none(), null);
            });
  }

  private Translation translated(String question, List<Prompt.Example> earlier) {
    DatabaseConnection connection = caller.requireAsking(settings.connection());
    settings.listener().began(TranslationStep.LINKING, 1);
    List<SimilarQuery> alike = similar(question);
    Translation known = known(question, alike);
    if (known != null && earlier.isEmpty()) {
      return known;
    }
    ChosenModel model = parts.choose(settings.model(), caller.keys());
    List<ModelMessage> opening = opening(question, alike, earlier, connection.zone(), model);
    return rounds(model, question, Exchange.opening(earlier, opening, model.info().id()), opening);
  }

  private List<SimilarQuery> similar(String question) {
    return parts.verified(caller, settings.connection()).similar(question, MOST_EXAMPLES);
  }

  private List<ModelMessage> opening(
      String question,
      List<SimilarQuery> alike,
      List<Prompt.Example> earlier,
      ZoneId zone,
      ChosenModel model) {
    String words = words(question, earlier);
    Prompt prompt =
        new Prompt(
            question, parts.today(zone), zone, examples(alike), stillSeen(earlier), values(words));
    return prompt.write(
        snapshot(),
        model.counter(),
        model.info().promptTokens(),
        (catalog, top) -> parts.rank(catalog, words, top));
  }

  /** Returns the answer that is known already; null if there is none. */
  private @Nullable Translation known(String question, List<SimilarQuery> alike) {
    if (alike.isEmpty() || !alike.get(0).isSameQuestion()) {
      return null;
    }
    VerifiedQuery same = alike.get(0).query();
    Finding found = check().judge(same);
    return found.proof() == null ? null : done(question, found, Exchange.none(), same);
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
        return done(question, found, exchange, null);
      }
      settings.listener().began(TranslationStep.REPAIRING, attempt);
      messages = exchange.again(found.complaint());
    }
  }

  private Translation done(
      String question, Finding found, Exchange exchange, @Nullable VerifiedQuery verified) {
    List<UsedName> names =
        found.proof() == null ? List.of() : UsedNames.of(found.proof(), snapshot());
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    return new Translation(
        parts, caller, settings, question, found, exchange, verified, names, taken);
  }

  private String values(String words) {
    if (settings.samples() == 0) {
      return "";
    }
    CatalogSnapshot catalog = snapshot();
    List<TableMetadata> likeliest = parts.rank(catalog, words, SAMPLED_TABLES);
    return new ValueSamples(caller, catalog, settings.samples()).of(likeliest);
  }

  /** What was taken away from the caller since is not told again. */
  private List<Prompt.Example> stillSeen(List<Prompt.Example> earlier) {
    return earlier.stream().filter(turn -> check().accepts(turn.sql())).toList();
  }

  /** A question that refers to the last one is about the same tables. */
  private static String words(String question, List<Prompt.Example> earlier) {
    return earlier.isEmpty()
        ? question
        : question + "\n" + earlier.get(earlier.size() - 1).question();
  }

  private static List<Prompt.Example> examples(List<SimilarQuery> alike) {
    return alike.stream()
        .filter(similar -> similar.similarity() >= LEAST_ALIKE)
        .map(SimilarQuery::query)
        .map(query -> new Prompt.Example(query.question(), query.sql()))
        .toList();
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
