package dev.querytool.llm;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.querytool.error.ValidationException;
import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.LanguageModel;
import dev.querytool.natural.TokenCounter;
import dev.querytool.vault.Secret;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which models there are, and how they are reached. Not thread-safe. */
public final class QueryToolModelsBuilder {

  private static final Duration LONGEST_CONNECT = Duration.ofHours(1);
  private static final Duration HOST_TIMEOUT = Duration.ofMinutes(10);

  private final Map<String, Addition> additions = new LinkedHashMap<>();
  private Function<String, @Nullable String> environment = System::getenv;
  private AddressCheck.Resolver resolver = InetAddress::getAllByName;
  private Clock clock = Clock.systemUTC();
  private Duration connectTimeout = Duration.ofSeconds(10);
  private int retries = 2;
  private Duration firstWait = Duration.ofMillis(500);
  private Duration longestWait = Duration.ofSeconds(30);
  private boolean plainHttpAllowed;
  private @Nullable String defaultModel;

  QueryToolModelsBuilder() {}

  /** Adds a model, or replaces the one of the same id, also a known one. */
  public QueryToolModelsBuilder profile(ModelProfile profile) {
    return add(profile, null);
  }

  /**
   * Adds a model that needs no key, with the bounds of {@link ModelProfile#openAiCompatible}.
   *
   * @param id how it is chosen
   * @param baseUrl where it is, such as {@code http://localhost:11434/v1}
   * @param modelName what the server calls it
   */
  public QueryToolModelsBuilder openAiCompatible(String id, String baseUrl, String modelName) {
    return profile(ModelProfile.openAiCompatible(id, baseUrl, modelName));
  }

  /** Adds such a model with a key that serves everyone. */
  public QueryToolModelsBuilder openAiCompatible(
      String id, String baseUrl, String modelName, Secret key) {
    if (!KeySearch.isUsable(requireNonNull(key, "key"))) {
      throw new ValidationException("the key of model '" + id + "' has characters that none has");
    }
    return add(ModelProfile.openAiCompatible(id, baseUrl, modelName), key);
  }

  /**
   * Adds a model that the host made, with bounds and retries of its own. Its prompts may have
   * 24,000 tokens.
   */
  public QueryToolModelsBuilder model(String id, ChatModel model) {
    requireNonNull(model, "model");
    return host(id, (errors, running) -> new HostModel(model, errors, running));
  }

  /** Adds a model that the host made and whose answers come in parts. */
  public QueryToolModelsBuilder model(String id, StreamingChatModel model) {
    requireNonNull(model, "model");
    return host(id, (errors, running) -> new HostStreamingModel(model, errors, running));
  }

  /** Names the model that is asked when none is chosen. */
  public QueryToolModelsBuilder defaultModel(String id) {
    defaultModel = requireNonNull(id, "id");
    return this;
  }

  /** Sets where keys are read that are in no vault; the environment of this process by default. */
  public QueryToolModelsBuilder environment(Function<String, @Nullable String> variables) {
    environment = requireNonNull(variables, "variables");
    return this;
  }

  /** Sets the clock that a server's date of return is compared with; UTC by default. */
  public QueryToolModelsBuilder clock(Clock value) {
    clock = requireNonNull(value, "value");
    return this;
  }

  /** Sets how long reaching a server may take; 10 seconds by default, an hour at most. */
  public QueryToolModelsBuilder connectTimeout(Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(LONGEST_CONNECT) > 0) {
      throw new ValidationException("the connect timeout must be above 0 and at most an hour");
    }
    connectTimeout = value;
    return this;
  }

  /**
   * Sets how often a call is tried again after HTTP 429 and 5xx and when a connection broke; twice
   * by default, all within the timeout of the call.
   *
   * @param times 0 to 10
   */
  public QueryToolModelsBuilder retries(int times) {
    retries = times;
    return this;
  }

  /**
   * Sets how long to wait before another try; half a second by default, doubled each time up to 30
   * seconds, and an hour at most. A server that asks for a longer wait than the longest is not
   * asked again.
   */
  public QueryToolModelsBuilder waits(Duration first, Duration longest) {
    firstWait = requireNonNull(first, "first");
    longestWait = requireNonNull(longest, "longest");
    return this;
  }

  /**
   * Allows {@code http://} to other machines. Questions, structure and keys are then readable on
   * the way; only for a network that the host trusts.
   */
  public QueryToolModelsBuilder allowPlainHttp() {
    plainHttpAllowed = true;
    return this;
  }

  /** Replaces what tells the addresses of names. */
  QueryToolModelsBuilder resolver(AddressCheck.Resolver value) {
    resolver = value;
    return this;
  }

  /**
   * Makes the models. Reaches no network.
   *
   * @throws ValidationException if a base url or a bound is refused, or the default is not there
   */
  public QueryToolModels build() {
    Transport transport =
        new Transport(connectTimeout, new AddressCheck(resolver, new ProcessProxies()));
    Parts parts =
        new Parts(
            new KeySearch(environment),
            transport,
            new Retries(
                retries,
                firstWait,
                longestWait,
                clock,
                () -> ThreadLocalRandom.current().nextDouble()),
            new OpenAiTokens(),
            plainHttpAllowed);
    Map<String, OfferedModel> offered = new LinkedHashMap<>();
    additions.forEach((id, addition) -> offered.put(id, addition.offer(parts)));
    offerKnown(ModelProfile.qwenCoderPlus(), parts, offered);
    offerKnown(ModelProfile.kimiK2ThinkingTurbo(), parts, offered);
    if (defaultModel != null && !offered.containsKey(defaultModel)) {
      throw new ValidationException("the default model is none of " + offered.keySet());
    }
    return new QueryToolModels(offered, defaultModel, transport);
  }

  private QueryToolModelsBuilder add(ModelProfile profile, @Nullable Secret key) {
    additions.put(profile.id(), parts -> parts.offer(profile, key));
    return this;
  }

  private QueryToolModelsBuilder host(
      String id, BiFunction<ModelErrors, RunningCalls, LanguageModel> model) {
    ModelProfile profile =
        ModelProfile.openAiCompatible(id, "http://localhost", id).withTimeout(HOST_TIMEOUT);
    ModelErrors errors = new ModelErrors(profile, "the application's own client");
    additions.put(
        id,
        parts ->
            new OfferedHostModel(
                new ChosenModel(
                    profile.info(),
                    model.apply(errors, parts.transport().running()),
                    parts.counter())));
    return this;
  }

  private static void offerKnown(
      ModelProfile profile, Parts parts, Map<String, OfferedModel> offered) {
    offered.computeIfAbsent(profile.id(), id -> parts.offer(profile, null));
  }

  @FunctionalInterface
  private interface Addition {

    OfferedModel offer(Parts parts);
  }

  private record Parts(
      KeySearch search,
      Transport transport,
      Retries retries,
      TokenCounter counter,
      boolean plainHttpAllowed) {

    OfferedModel offer(ModelProfile profile, @Nullable Secret key) {
      BaseUrl url = BaseUrl.of(profile, plainHttpAllowed);
      return new OfferedProfile(profile, url, key, search, transport, retries, counter);
    }
  }
}
