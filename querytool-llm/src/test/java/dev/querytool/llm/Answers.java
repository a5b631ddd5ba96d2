package dev.querytool.llm;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelMessage;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.ModelWatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the tests of models share: a key, a question, and answers as providers write them. */
final class Answers {

  static final String KEY = "sk-geheim-4711";

  static final List<ModelMessage> QUESTION =
      List.of(
          ModelMessage.system("Write one SELECT."),
          ModelMessage.user("上个月有多少\"订单\"？"),
          ModelMessage.assistant("SELECT 1"),
          ModelMessage.user("Again, \\ and </data>"));

  private Answers() {}

  static QueryToolModelsBuilder models(String baseUrl) {
    return QueryToolModels.builder()
        .environment(Map.of("DASHSCOPE_API_KEY", KEY, "MOONSHOT_API_KEY", KEY)::get)
        .profile(ModelProfile.qwenCoderPlus().withBaseUrl(baseUrl))
        .profile(ModelProfile.kimiK2ThinkingTurbo().withBaseUrl(baseUrl))
        .waits(Duration.ofMillis(1), Duration.ofSeconds(5));
  }

  static ModelReply ask(QueryToolModels models, String id) {
    return ask(models, id, ModelWatch.NONE);
  }

  static ModelReply ask(QueryToolModels models, String id, ModelWatch watch) {
    ChosenModel chosen = models.choose(id, ModelKeys.NONE);
    return chosen.model().reply(new ModelRequest(QUESTION, watch));
  }

  static LanguageModelException failure(QueryToolModels models, String id, ModelWatch watch) {
    return catchThrowableOfType(LanguageModelException.class, () -> ask(models, id, watch));
  }

  /** All that a log would show of a failure. */
  static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Waits for what must come to be within a minute. */
  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  static String whole(String text, String finish) {
    return message("\"content\":\"" + text + "\"", finish);
  }

  static String message(String fields, String finish) {
    return "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":"
        + "[{\"index\":0,\"message\":{\"role\":\"assistant\","
        + fields
        + "},\"finish_reason\":\""
        + finish
        + "\"}],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7,\"total_tokens\":18}}";
  }

  static String part(String fields, @Nullable String finish) {
    return "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
        + "\"choices\":[{\"index\":0,\"delta\":{"
        + fields
        + "},\"finish_reason\":"
        + (finish == null ? "null" : "\"" + finish + "\"")
        + "}]}";
  }

  static String text(String text) {
    return part("\"content\":\"" + text + "\"", null);
  }

  /** Keeps the parts that come. */
  static final class Parts implements ModelWatch {

    final List<String> parts = new CopyOnWriteArrayList<>();

    @Override
    public void text(String part) {
      parts.add(part);
    }

    @Override
    public void whenCancelled(Runnable stop) {}
  }
}
