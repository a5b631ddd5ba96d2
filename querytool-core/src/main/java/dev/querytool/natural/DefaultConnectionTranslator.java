package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Executor;

final class DefaultConnectionTranslator implements ConnectionTranslator {

  private final TranslationParts parts;
  private final NaturalCaller caller;
  private final AskingSettings settings;

  DefaultConnectionTranslator(
      TranslationParts parts, NaturalCaller caller, AskingSettings settings) {
    this.parts = parts;
    this.caller = caller;
    this.settings = settings;
  }

  @Override
  public ConnectionTranslator model(String id) {
    return with(settings.withModel(requireNonNull(id, "id")));
  }

  @Override
  public ConnectionTranslator repairs(int rounds) {
    return with(settings.withRepairs(rounds));
  }

  @Override
  public ConnectionTranslator samples(int values) {
    return with(settings.withSamples(values));
  }

  @Override
  public ConnectionTranslator progress(TranslationListener listener) {
    return with(settings.withListener(requireNonNull(listener, "listener")));
  }

  @Override
  public Translation ask(String question) {
    return asking().ask(requireNonNull(question, "question"));
  }

  @Override
  public Translation ask(NaturalQueryRequest request) {
    return request.model().isEmpty()
        ? ask(request.prompt())
        : model(request.model()).ask(request.prompt());
  }

  @Override
  public TranslationHandle start(String question, Executor executor) {
    requireNonNull(question, "question");
    Asking asking = asking();
    return DefaultTranslationHandle.start(
        executor, settings.model(), () -> asking.ask(question), asking::cancel);
  }

  @Override
  public VerifiedQueries verified() {
    return parts.verified(caller, settings.connection());
  }

  @Override
  public Conversation conversation() {
    return new DefaultConversation(parts, caller, settings);
  }

  @Override
  public NameSuggester suggester() {
    return NameSuggester.create(
        caller, settings.connection(), () -> parts.choose(settings.model(), caller.keys()));
  }

  private Asking asking() {
    return new Asking(parts, caller, settings);
  }

  private ConnectionTranslator with(AskingSettings other) {
    return new DefaultConnectionTranslator(parts, caller, other);
  }
}
