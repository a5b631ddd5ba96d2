package dev.querytool.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.querytool.natural.LanguageModel;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.ModelWatch;
import dev.querytool.vault.Secret;
import org.jspecify.annotations.Nullable;

/** A model behind an OpenAI-compatible address. Answers that somebody watches are streamed. */
final class OpenAiModel implements LanguageModel {

  private final ModelProfile profile;
  private final BaseUrl baseUrl;
  private final Transport transport;
  private final Retries retries;
  private final @Nullable Secret key;

  OpenAiModel(
      ModelProfile profile,
      BaseUrl baseUrl,
      Transport transport,
      Retries retries,
      @Nullable Secret key) {
    this.profile = profile;
    this.baseUrl = baseUrl;
    this.transport = transport;
    this.retries = retries;
    this.key = key;
  }

  @Override
  public ModelReply reply(ModelRequest request) {
    ChatRequest chat = Replies.request(request);
    ModelErrors errors = new ModelErrors(profile, baseUrl.host());
    ModelCall call = new ModelCall(errors);
    Runnable stop = call::stop;
    transport.running().begin(stop);
    try {
      request.watch().whenCancelled(stop);
      HttpClientBuilder http =
          new CallHttpClientBuilder(new CallHttpClient(transport, retries, key, call));
      return request.watch() == ModelWatch.NONE
          ? Replies.reply(plain(http).chat(chat))
          : streamed(http, chat, request.watch(), call);
    } catch (LanguageModelException e) {
      throw e;
    } catch (RuntimeException e) {
      call.throwIfStopped();
      return Failures.replyOrThrow(e, errors);
    } finally {
      transport.running().end(stop);
    }
  }

  @Override
  public String toString() {
    return "OpenAiModel[" + profile.id() + " at " + baseUrl.host() + "]";
  }

  private ModelReply streamed(
      HttpClientBuilder http, ChatRequest chat, ModelWatch watch, ModelCall call) {
    StreamedReply reply = new StreamedReply(watch);
    streaming(http).chat(chat, reply);
    reply.onError(call.errors().unreadable("ended before it was whole"));
    ChatResponse whole = reply.whole().join();
    if (whole.finishReason() == null && !call.hasSeenEnd()) {
      throw call.errors().unreadable("ended before it was whole");
    }
    return Replies.reply(whole);
  }

  /** Not by its static method, which lets anything on the class path give another builder. */
  private OpenAiChatModel plain(HttpClientBuilder http) {
    return new OpenAiChatModel.OpenAiChatModelBuilder()
        .httpClientBuilder(http)
        .baseUrl(baseUrl.text())
        .modelName(profile.modelName())
        .temperature(profile.temperature())
        .maxTokens(profile.maxTokens())
        .maxRetries(0)
        .logRequests(false)
        .logResponses(false)
        .build();
  }

  private OpenAiStreamingChatModel streaming(HttpClientBuilder http) {
    return new OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder()
        .httpClientBuilder(http)
        .baseUrl(baseUrl.text())
        .modelName(profile.modelName())
        .temperature(profile.temperature())
        .maxTokens(profile.maxTokens())
        .logRequests(false)
        .logResponses(false)
        .build();
  }
}
