package dev.querytool.llm;

import static java.util.Objects.requireNonNull;

import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.LanguageModels;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The models that querytool knows, and those that a host adds.
 *
 * <pre>{@code
 * try (QueryToolModels models =
 *         QueryToolModels.builder()
 *             .openAiCompatible("local", "http://localhost:11434/v1", "qwen3-coder")
 *             .build();
 *     QueryTool tool = QueryTool.builder().store(file).models(models).open()) {
 *   tool.natural().on("shop").ask("How many orders came last month?");
 * }
 * }</pre>
 *
 * <p>Known without being added are {@code qwen-coder-plus} and {@code kimi-k2-thinking-turbo}. A
 * model's key is looked for in the vault of the one who asks and then in the environment. The
 * default model is the one that the builder names, or else the first that has its key: those that
 * the host added in their order, then the known ones.
 *
 * <p>Redirects are not followed. A base url that leads to a link-local address, or to one where
 * clouds tell machines their secrets, is refused, and so is a name with such an address: it is
 * looked up before each try, unless a proxy does that; this machine and private networks are
 * allowed. The proxies of the process are used, but never for an address of this machine, and no
 * key is sent while the system property {@code jdk.httpclient.HttpClient.log} has Java's client
 * write headers down.
 *
 * <p>Safe for use by many threads. Nothing is reached and no thread begins before the first call.
 * Closing ends running calls; the threads end with it, but for the selector of Java's HTTP client,
 * which before Java 21 ends once it is collected.
 */
public final class QueryToolModels implements LanguageModels, AutoCloseable {

  private static final int SHOWN = 64;

  private final Map<String, OfferedModel> offered;
  private final @Nullable String chosenDefault;
  private final Transport transport;

  QueryToolModels(
      Map<String, OfferedModel> offered, @Nullable String chosenDefault, Transport transport) {
    this.offered = new LinkedHashMap<>(offered);
    this.chosenDefault = chosenDefault;
    this.transport = transport;
  }

  /** Starts with the known models, the environment of this process and the system's clock. */
  public static QueryToolModelsBuilder builder() {
    return new QueryToolModelsBuilder();
  }

  /** Opens the known models alone. */
  public static QueryToolModels open() {
    return builder().build();
  }

  @Override
  public List<ModelInfo> available(ModelKeys keys) {
    requireNonNull(keys, "keys");
    List<ModelInfo> found = new ArrayList<>();
    for (OfferedModel model : offered.values()) {
      if (model.hasKey(keys)) {
        found.add(isDefault(model) ? 0 : found.size(), model.info());
      }
    }
    return List.copyOf(found);
  }

  @Override
  public ChosenModel choose(String id, ModelKeys keys) {
    requireNonNull(keys, "keys");
    OfferedModel model = offered.get(requireNonNull(id, "id"));
    if (model == null) {
      throw unknown(id);
    }
    return model.choose(keys);
  }

  @Override
  public ChosenModel chooseDefault(ModelKeys keys) {
    if (chosenDefault != null) {
      return choose(chosenDefault, keys);
    }
    return available(keys).stream()
        .findFirst()
        .map(info -> choose(info.id(), keys))
        .orElseThrow(this::keyless);
  }

  @Override
  public void close() {
    transport.close();
  }

  private boolean isDefault(OfferedModel model) {
    return model.info().id().equals(chosenDefault);
  }

  private LanguageModelException unknown(String id) {
    String shown = id.length() > SHOWN ? id.substring(0, SHOWN) + "…" : id;
    return new LanguageModelException(
        ModelProblem.UNKNOWN_MODEL,
        "",
        "there is no model '"
            + shown.replaceAll("\\p{C}", "?")
            + "'; choose one of "
            + String.join(", ", offered.keySet()),
        null);
  }

  private LanguageModelException keyless() {
    String places =
        String.join(
            " or ", offered.values().stream().flatMap(model -> model.variable().stream()).toList());
    return new LanguageModelException(
        ModelProblem.MISSING_KEY,
        "",
        "no model has a key; set " + places + ", keep a key in the vault, or add a model",
        null);
  }
}
