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
 * A language model for tests: gives the answers it was scripted to give, and remembers what it was
 * asked.
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

  /** Creates a model that gives these answers in order. */
  public static ScriptedLanguageModel saying(String... answers) {
    ScriptedLanguageModel model = new ScriptedLanguageModel();
    for (String answer : answers) {
      model.thenSay(reply(answer));
    }
    return model;
  }

  /** Appends an answer. */
  public synchronized ScriptedLanguageModel thenSay(ModelReply answer) {
    inTurn.addLast(requireNonNull(answer, "answer"));
    return this;
  }

  /**
   * Adds an answer for every request that meets a condition, however often it comes. Such answers
   * take precedence over those given in order; of several that match, the one added last is given.
   *
   * @param condition is given the last message of the request, which holds catalogue and question
   */
  public ScriptedLanguageModel when(Predicate<String> condition, String answer) {
    requireNonNull(answer, "answer");
    return when(condition, request -> reply(answer));
  }

  /**
   * Adds a function that answers every request that meets a condition, for example by throwing a
   * {@link dev.querytool.natural.LanguageModelException}.
   */
  public synchronized ScriptedLanguageModel when(
      Predicate<String> condition, Function<ModelRequest, ModelReply> answer) {
    rules.add(
        0, new Rule(requireNonNull(condition, "condition"), requireNonNull(answer, "answer")));
    return this;
  }

  /** Returns the requests so far, in order. */
  public synchronized List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  /** Returns the text of each request so far. */
  public List<String> prompts() {
    return requests().stream().map(ScriptedLanguageModel::text).toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if no answer is left
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
