package dev.querytool.testing;

import static java.util.Objects.requireNonNull;

import dev.querytool.natural.LanguageModel;
import dev.querytool.natural.ModelMessage;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelReply.FinishReason;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.TokenUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A language model for tests: says what it was told to say, and remembers what it was asked.
 *
 * <pre>{@code
 * ScriptedLanguageModel model =
 *     ScriptedLanguageModel.saying("```sql\nSELECT count(*) FROM orders\n```")
 *         .when(asked -> asked.contains("largest"), "```sql\nSELECT max(total) FROM orders\n```");
 * QueryTool tool = QueryTool.builder().store(file).model(model).open();
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class ScriptedLanguageModel implements LanguageModel {

  private record Rule(Predicate<String> condition, Function<ModelRequest, ModelReply> answer) {}

  private final Deque<ModelReply> inTurn = new ArrayDeque<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<ModelRequest> requests = new ArrayList<>();

  private ScriptedLanguageModel() {}

  /** Makes a model that gives these answers, one after the other. */
  public static ScriptedLanguageModel saying(String... answers) {
    ScriptedLanguageModel model = new ScriptedLanguageModel();
    for (String answer : answers) {
      model.thenSay(reply(answer));
    }
    return model;
  }

  /** Adds an answer behind the others. */
  public synchronized ScriptedLanguageModel thenSay(ModelReply answer) {
    inTurn.addLast(requireNonNull(answer, "answer"));
    return this;
  }

  /**
   * Adds an answer to whatever request fits, however often it comes; these are looked at before the
   * answers that are given one after the other, the last one that was added first.
   *
   * @param condition is given the last message of the request, which has catalogue and question
   */
  public ScriptedLanguageModel when(Predicate<String> condition, String answer) {
    requireNonNull(answer, "answer");
    return when(condition, request -> reply(answer));
  }

  /**
   * Adds what answers whatever request fits, such as by throwing a {@link
   * dev.querytool.natural.LanguageModelException}.
   */
  public synchronized ScriptedLanguageModel when(
      Predicate<String> condition, Function<ModelRequest, ModelReply> answer) {
    rules.add(
        0, new Rule(requireNonNull(condition, "condition"), requireNonNull(answer, "answer")));
    return this;
  }

  /** Returns what it was asked so far, the first first. */
  public synchronized List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  /** Returns all texts of what it was asked so far. */
  public List<String> prompts() {
    return requests().stream().map(ScriptedLanguageModel::text).toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if nothing is left to say
   */
  @Override
  public ModelReply reply(ModelRequest request) {
    ModelReply reply = next(request).apply(request);
    request.watch().text(reply.text());
    return reply;
  }

  private synchronized Function<ModelRequest, ModelReply> next(ModelRequest request) {
    requests.add(request);
    String asked = request.messages().get(request.messages().size() - 1).text();
    for (Rule rule : rules) {
      if (rule.condition().test(asked)) {
        return rule.answer();
      }
    }
    ModelReply reply = inTurn.pollFirst();
    if (reply == null) {
      throw new IllegalStateException(
          "the scripted model has nothing left to say to request " + requests.size());
    }
    return any -> reply;
  }

  private static ModelReply reply(String answer) {
    return new ModelReply(answer, FinishReason.STOP, TokenUsage.NONE);
  }

  private static String text(ModelRequest request) {
    return String.join("\n", request.messages().stream().map(ModelMessage::text).toList());
  }
}
