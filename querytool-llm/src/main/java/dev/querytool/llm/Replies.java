package dev.querytool.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.querytool.error.ValidationException;
import dev.querytool.natural.ModelMessage;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelReply.FinishReason;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Turns requests and answers from our words into LangChain4j's and back. */
final class Replies {

  private Replies() {}

  static ChatRequest request(ModelRequest request) {
    return ChatRequest.builder()
        .messages(request.messages().stream().map(Replies::message).toList())
        .build();
  }

  /** Reasoning that came beside the text is left out. */
  static ModelReply reply(ChatResponse response) {
    String text = response.aiMessage().text();
    return new ModelReply(
        text == null ? "" : text, finish(response.finishReason()), usage(response.tokenUsage()));
  }

  static ModelReply filtered() {
    return new ModelReply("", FinishReason.FILTERED, TokenUsage.NONE);
  }

  private static ChatMessage message(ModelMessage message) {
    if (message.text().isBlank() && message.role() != ModelMessage.Role.ASSISTANT) {
      throw new ValidationException("a message to a model must have a text");
    }
    return switch (message.role()) {
      case SYSTEM -> SystemMessage.from(message.text());
      case USER -> UserMessage.from(message.text());
      case ASSISTANT -> AiMessage.from(message.text());
    };
  }

  private static FinishReason finish(dev.langchain4j.model.output.@Nullable FinishReason reason) {
    if (reason == null) {
      return FinishReason.OTHER;
    }
    return switch (reason) {
      case STOP -> FinishReason.STOP;
      case LENGTH -> FinishReason.LENGTH;
      case CONTENT_FILTER -> FinishReason.FILTERED;
      default -> FinishReason.OTHER;
    };
  }

  private static TokenUsage usage(dev.langchain4j.model.output.@Nullable TokenUsage usage) {
    return usage == null
        ? TokenUsage.NONE
        : new TokenUsage(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
  }

  private static long count(@Nullable Integer tokens) {
    return tokens == null ? 0 : Math.max(0, tokens);
  }
}
