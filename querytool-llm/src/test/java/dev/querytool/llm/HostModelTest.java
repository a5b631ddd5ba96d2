package dev.querytool.llm;

import static dev.querytool.llm.Answers.ask;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.querytool.llm.Answers.Parts;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelWatch;
import dev.querytool.natural.TokenUsage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HostModelTest {

  @Test
  void ownModelIsAskedWithAllMessages() {
    List<ChatRequest> asked = new ArrayList<>();
    ChatModel own =
        new ChatModel() {
          @Override
          public ChatResponse doChat(ChatRequest request) {
            asked.add(request);
            return response("SELECT 1");
          }
        };

    assertThat(reply(own))
        .isEqualTo(
            new ModelReply("SELECT 1", ModelReply.FinishReason.LENGTH, new TokenUsage(3, 4)));
    assertThat(asked.get(0).messages()).hasSize(4);
  }

  @Test
  void ownStreamIsToldAsItComes() {
    StreamingChatModel own =
        new StreamingChatModel() {
          @Override
          public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            handler.onPartialResponse("SELECT ");
            handler.onPartialResponse("1");
            handler.onCompleteResponse(response("SELECT 1"));
          }
        };
    Parts watch = new Parts();

    try (QueryToolModels models = QueryToolModels.builder().model("own", own).build()) {
      assertThat(ask(models, "own", watch).text()).isEqualTo("SELECT 1");
    }
    assertThat(watch.parts).containsExactly("SELECT ", "1");
  }

  @Test
  void failuresOfOwnModelsAreTranslatedUnshown() {
    assertThat(problem(() -> new AuthenticationException("geheim")))
        .isEqualTo(ModelProblem.KEY_REFUSED);
    assertThat(problem(() -> new RateLimitException("geheim"))).isEqualTo(ModelProblem.OVERLOADED);
    assertThat(problem(() -> new InternalServerException(new HttpException(500, "geheim"))))
        .isEqualTo(ModelProblem.PROVIDER_FAILED);
    assertThat(problem(() -> new IllegalStateException("geheim")))
        .isEqualTo(ModelProblem.UNREADABLE);
  }

  @Test
  void cancellingInterruptsAnOwnModelAndNothingAfterIt() {
    CountDownLatch never = new CountDownLatch(1);
    ChatModel own = failing(() -> interrupted(never));

    assertThat(problem(own, cancelling())).isEqualTo(ModelProblem.CANCELLED);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void cancelledOwnStreamIsNotWaitedFor() {
    StreamingChatModel silent =
        new StreamingChatModel() {
          @Override
          public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {}
        };

    try (QueryToolModels models = QueryToolModels.builder().model("own", silent).build()) {
      assertThat(
              catchThrowableOfType(
                      LanguageModelException.class, () -> ask(models, "own", cancelling()))
                  .problem())
          .isEqualTo(ModelProblem.CANCELLED);
    }
  }

  @Test
  void failureThatIsItsOwnCauseIsTranslated() {
    IllegalStateException one = new IllegalStateException("geheim");
    one.initCause(new IllegalStateException("geheim", one));

    assertThat(assertTimeoutPreemptively(ofSeconds(60), () -> problem(() -> one)))
        .isEqualTo(ModelProblem.UNREADABLE);
  }

  @Test
  void checkedFailureThatWasNotDeclaredIsTranslated() {
    assertThat(problem(() -> unchecked(new IOException("geheim"))))
        .isEqualTo(ModelProblem.UNREADABLE);
    assertThat(problem(() -> unchecked(new TimeoutException("geheim"))))
        .isEqualTo(ModelProblem.UNREADABLE);
    assertThat(problem(() -> unchecked(new InterruptedException("geheim"))))
        .isEqualTo(ModelProblem.CANCELLED);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void libraryOfAnOwnModelThatIsMissingIsTranslated() {
    assertThat(problem(() -> unchecked(new NoClassDefFoundError("geheim"))))
        .isEqualTo(ModelProblem.UNREADABLE);
    assertThat(problem(() -> unchecked(new StackOverflowError("geheim"))))
        .isEqualTo(ModelProblem.UNREADABLE);
  }

  @Test
  @SuppressWarnings("NullAway")
  void answerThatIsNoneIsUnreadable() {
    ChatModel none =
        new ChatModel() {
          @Override
          public ChatResponse doChat(ChatRequest request) {
            return null;
          }
        };

    assertThat(problem(none, ModelWatch.NONE)).isEqualTo(ModelProblem.UNREADABLE);
    assertThat(streamed(handler -> handler.onCompleteResponse(null)))
        .isEqualTo(ModelProblem.UNREADABLE);
    assertThat(streamed(handler -> handler.onError(null))).isEqualTo(ModelProblem.UNREADABLE);
    assertThat(streamed(handler -> handler.onError(new IOException("geheim"))))
        .isEqualTo(ModelProblem.UNREADABLE);
    assertThat(streamed(handler -> handler.onError(new NoClassDefFoundError("geheim"))))
        .isEqualTo(ModelProblem.UNREADABLE);
  }

  private static ModelProblem streamed(Consumer<StreamingChatResponseHandler> answer) {
    StreamingChatModel own =
        new StreamingChatModel() {
          @Override
          public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            answer.accept(handler);
          }
        };
    try (QueryToolModels models = QueryToolModels.builder().model("own", own).build()) {
      LanguageModelException failure =
          catchThrowableOfType(
              LanguageModelException.class, () -> ask(models, "own", ModelWatch.NONE));
      assertThat(failure).hasMessageNotContaining("geheim").hasNoCause();
      return failure.problem();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** Cancels from another thread. */
  private static ModelWatch cancelling() {
    return new ModelWatch() {
      @Override
      public void text(String part) {}

      @Override
      public void whenCancelled(Runnable stop) {
        new Thread(stop, "cancels").start();
      }
    };
  }

  private static RuntimeException interrupted(CountDownLatch never) {
    try {
      never.await();
      return new IllegalStateException("was not interrupted");
    } catch (InterruptedException e) {
      return new IllegalStateException(e);
    }
  }

  private static ModelProblem problem(Supplier<RuntimeException> thrown) {
    return problem(failing(thrown), ModelWatch.NONE);
  }

  private static ModelProblem problem(ChatModel own, ModelWatch watch) {
    try (QueryToolModels models = QueryToolModels.builder().model("own", own).build()) {
      LanguageModelException failure =
          catchThrowableOfType(LanguageModelException.class, () -> ask(models, "own", watch));
      assertThat(failure).hasMessageNotContaining("geheim").hasNoCause();
      return failure.problem();
    }
  }

  private static ChatModel failing(Supplier<RuntimeException> thrown) {
    return new ChatModel() {
      @Override
      public ChatResponse doChat(ChatRequest request) {
        throw thrown.get();
      }
    };
  }

  private static ModelReply reply(ChatModel own) {
    try (QueryToolModels models = QueryToolModels.builder().model("own", own).build()) {
      return ask(models, "own");
    }
  }

  private static ChatResponse response(String text) {
    return ChatResponse.builder()
        .aiMessage(AiMessage.from(text))
        .finishReason(FinishReason.LENGTH)
        .tokenUsage(new dev.langchain4j.model.output.TokenUsage(3, 4))
        .build();
  }
}
