package dev.querytool.examples.command;

import dev.querytool.llm.QueryToolModels;
import dev.querytool.llm.QueryToolModelsBuilder;
import dev.querytool.natural.ConnectionTranslator;
import dev.querytool.vault.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that choose a language model. */
public final class ModelOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec program;

  @Option(
      names = "--model-url",
      paramLabel = "URL",
      description =
          "Where an OpenAI-compatible model is, such as http://localhost:11434/v1; without it one"
              + " of the known models is asked, its key read from the environment")
  private @Nullable String url;

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "What the model is called; without it the first known one that has its key")
  private @Nullable String model;

  @Option(
      names = "--key-env",
      paramLabel = "NAME",
      description = "The environment variable that holds the key for --model-url, if it needs one")
  private @Nullable String keyVariable;

  /** Returns the model that was named. */
  public Optional<String> model() {
    return Optional.ofNullable(model);
  }

  /** Tells whether an address was given. */
  public boolean hasUrl() {
    return url != null;
  }

  /** Makes the models; the caller closes them, after what asks them. */
  public QueryToolModels open() {
    QueryToolModelsBuilder models = QueryToolModels.builder();
    if (url == null && keyVariable != null) {
      throw new ParameterException(program.commandLine(), "--key-env goes with --model-url");
    }
    if (url != null) {
      add(models, url);
    }
    return models.build();
  }

  /** Returns the translator that asks the model which was named. */
  public ConnectionTranslator choose(ConnectionTranslator translator) {
    return model == null ? translator : translator.model(model);
  }

  private void add(QueryToolModelsBuilder models, String address) {
    if (model == null) {
      throw new ParameterException(
          program.commandLine(), "--model-url needs --model, what the model is called there");
    }
    if (keyVariable == null) {
      models.openAiCompatible(model, address, model);
    } else {
      models.openAiCompatible(model, address, model, key(keyVariable));
    }
  }

  private Secret key(String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new ParameterException(
          program.commandLine(), "--key-env names " + variable + ", which is not set");
    }
    return Secret.of(value);
  }
}
