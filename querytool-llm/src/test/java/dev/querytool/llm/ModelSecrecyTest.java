package dev.querytool.llm;

import static dev.querytool.llm.Answers.KEY;
import static dev.querytool.llm.Answers.ask;
import static dev.querytool.llm.Answers.models;
import static dev.querytool.llm.Answers.part;
import static dev.querytool.llm.Answers.text;
import static dev.querytool.llm.Answers.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.querytool.llm.Answers.Parts;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ModelSecrecyTest {

  private static final String QWEN = "qwen-coder-plus";

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final LoopbackProvider provider = new LoopbackProvider();
  private final QueryToolModels models = models(provider.baseUrl()).retries(0).build();

  @BeforeEach
  void listen() {
    log.list = Collections.synchronizedList(new ArrayList<>());
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void close() throws IOException {
    root.setLevel(before);
    root.detachAppender(log);
    models.close();
    provider.close();
  }

  @Test
  void logHoldsNeitherKeyNorQuestionNorAnswer() {
    LoggerFactory.getLogger(ModelSecrecyTest.class).trace("the log is on");
    provider.thenJson(whole("geheime Antwort", "stop"));
    provider.thenEvents(text("geheime Antwort"), part("", "stop"), "[DONE]");
    provider.thenEvents("{geheime Antwort", part("", "stop"), "[DONE]");
    provider.thenText(
        401, "X-Echo: " + KEY + "\r\n", "{\"error\":\"geheime Antwort " + KEY + "\"}");

    ask(models, QWEN);
    ask(models, QWEN, new Parts());
    assertThatThrownBy(() -> ask(models, QWEN, new Parts()))
        .isInstanceOf(LanguageModelException.class);
    assertThatThrownBy(() -> ask(models, QWEN)).isInstanceOf(LanguageModelException.class);

    assertThat(logged())
        .contains("the log is on")
        .doesNotContain(KEY, "Write one SELECT", "订单", "geheime Antwort");
  }

  @ParameterizedTest
  @ValueSource(strings = {"headers", "errors,HEADERS", "all", "frames:all,all", "requests, all"})
  void keyIsNotSentWhereJavaWouldLogIt(String parts) {
    System.setProperty(WireLog.PROPERTY, parts);
    try {
      LanguageModelException failure = Answers.failure(models, QWEN, ModelWatch.NONE);

      assertThat(failure.problem()).isEqualTo(ModelProblem.NOT_CONFIGURED);
      assertThat(failure).hasMessageContaining(WireLog.PROPERTY);
      assertThat(provider.requestCount()).isZero();
    } finally {
      System.clearProperty(WireLog.PROPERTY);
    }
  }

  @Test
  void logOfJavaWithoutHeadersIsNoHindrance() {
    System.setProperty(WireLog.PROPERTY, "errors,requests,frames:all,ssl");
    try {
      provider.thenJson(whole("SELECT 1", "stop"));

      assertThat(ask(models, QWEN).text()).isEqualTo("SELECT 1");
    } finally {
      System.clearProperty(WireLog.PROPERTY);
    }
  }

  @Test
  void threadsAreDaemonsAndBeginWithTheFirstCall() {
    Set<Thread> earlier = Thread.getAllStackTraces().keySet();
    try (QueryToolModels fresh = models(provider.baseUrl()).build()) {
      assertThat(since(earlier)).isEmpty();
      provider.thenJson(whole("SELECT 1", "stop"));

      ask(fresh, QWEN);

      assertThat(since(earlier)).isNotEmpty().allMatch(Thread::isDaemon);
    }
  }

  private String logged() {
    return List.copyOf(log.list).stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }

  private static List<Thread> since(Set<Thread> earlier) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !earlier.contains(thread))
        .filter(thread -> thread.getName().startsWith("querytool-model-"))
        .toList();
  }
}
