package dev.querytool.llm;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import dev.querytool.natural.ModelInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a model behind an OpenAI-compatible address is asked. Immutable; each {@code with} returns a
 * copy.
 *
 * @param id how it is chosen
 * @param name how a person calls it
 * @param provider who runs it
 * @param baseUrl where it is, up to and without {@code /chat/completions}
 * @param modelName what the provider calls it
 * @param keyName where its key is looked for; null if it needs none
 * @param temperature what is asked for; null leaves it to the provider
 * @param maxTokens how many tokens an answer may have, reasoning included; null leaves it to the
 *     provider
 * @param promptTokens how many tokens a prompt may have
 * @param timeout how long a whole call may take, all tries included
 */
public record ModelProfile(
    String id,
    String name,
    String provider,
    String baseUrl,
    String modelName,
    @Nullable KeyName keyName,
    @Nullable Double temperature,
    @Nullable Integer maxTokens,
    int promptTokens,
    Duration timeout) {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int UNKNOWN_CONTEXT = 24_000;

  /**
   * Checks that nothing is missing.
   *
   * @throws ValidationException if a number or the timeout is out of its range
   */
  public ModelProfile {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(provider, "provider");
    requireNonNull(baseUrl, "baseUrl");
    requireNonNull(modelName, "modelName");
    requireNonNull(timeout, "timeout");
    if (id.isBlank() || modelName.isBlank()) {
      throw new ValidationException("a model needs an id and its provider's name for it");
    }
    if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
      throw new ValidationException("the temperature of model '" + id + "' must be from 0 to 2");
    }
    if (promptTokens < 1 || (maxTokens != null && maxTokens < 1)) {
      throw new ValidationException("the tokens of model '" + id + "' must be above 0");
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new ValidationException(
          "the timeout of model '" + id + "' must be above 0 and at most an hour");
    }
  }

  /** Describes {@code qwen-coder-plus} of DashScope, in its compatible mode. */
  public static ModelProfile qwenCoderPlus() {
    return new ModelProfile(
        "qwen-coder-plus",
        "Qwen Coder Plus",
        "DashScope",
        "https://dashscope.aliyuncs.com/compatible-mode/v1",
        "qwen-coder-plus",
        KeyName.DASHSCOPE,
        0.1,
        4_096,
        96_000,
        Duration.ofSeconds(60));
  }

  /**
   * Describes {@code kimi-k2-thinking-turbo} of Moonshot. It reasons before it answers, out of the
   * same budget of tokens, and wants a temperature of 1.
   */
  public static ModelProfile kimiK2ThinkingTurbo() {
    return new ModelProfile(
        "kimi-k2-thinking-turbo",
        "Kimi K2 Thinking Turbo",
        "Moonshot",
        "https://api.moonshot.cn/v1",
        "kimi-k2-thinking-turbo",
        KeyName.MOONSHOT,
        1.0,
        32_768,
        160_000,
        Duration.ofMinutes(5));
  }

  /**
   * Describes a model of OpenAI. Temperature and length of an answer are left to it, since its
   * models differ in what they accept.
   */
  public static ModelProfile openAi(String modelName) {
    return new ModelProfile(
        modelName,
        modelName,
        "OpenAI",
        "https://api.openai.com/v1",
        modelName,
        KeyName.OPENAI,
        null,
        null,
        96_000,
        Duration.ofMinutes(3));
  }

  /**
   * Describes a model behind any OpenAI-compatible address, such as Ollama's or vLLM's, that needs
   * no key, with a temperature of 0, answers of 4,096 tokens at most, prompts of 24,000 and three
   * minutes for a call.
   */
  public static ModelProfile openAiCompatible(String id, String baseUrl, String modelName) {
    return new ModelProfile(
        id,
        id,
        "OpenAI-compatible",
        baseUrl,
        modelName,
        null,
        0.0,
        4_096,
        UNKNOWN_CONTEXT,
        Duration.ofMinutes(3));
  }

  /** Returns the same model at another address. */
  public ModelProfile withBaseUrl(String url) {
    return new ModelProfile(
        id, name, provider, url, modelName, keyName, temperature, maxTokens, promptTokens, timeout);
  }

  /** Returns the same model with its key in another place. */
  public ModelProfile withKeyName(KeyName place) {
    return new ModelProfile(
        id,
        name,
        provider,
        baseUrl,
        modelName,
        place,
        temperature,
        maxTokens,
        promptTokens,
        timeout);
  }

  /** Returns the same model with another temperature, 0 to 2. */
  public ModelProfile withTemperature(double value) {
    return new ModelProfile(
        id, name, provider, baseUrl, modelName, keyName, value, maxTokens, promptTokens, timeout);
  }

  /**
   * Returns the same model with other bounds.
   *
   * @param prompt how many tokens a prompt may have
   * @param answer how many an answer may have, reasoning included
   */
  public ModelProfile withTokens(int prompt, int answer) {
    return new ModelProfile(
        id, name, provider, baseUrl, modelName, keyName, temperature, answer, prompt, timeout);
  }

  /** Returns the same model with another bound for a whole call, at most an hour. */
  public ModelProfile withTimeout(Duration value) {
    return new ModelProfile(
        id,
        name,
        provider,
        baseUrl,
        modelName,
        keyName,
        temperature,
        maxTokens,
        promptTokens,
        value);
  }

  ModelInfo info() {
    return new ModelInfo(id, name, provider, promptTokens);
  }
}
