package dev.querytool.llm;

import static dev.querytool.llm.Answers.ask;
import static dev.querytool.llm.Answers.failure;
import static dev.querytool.llm.Answers.models;
import static dev.querytool.llm.Answers.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.ModelWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names whose addresses are what a test says, of a server that loopback would reach. */
class ModelAddressTest {

  private static final String QWEN = "qwen-coder-plus";

  private final LoopbackProvider provider = new LoopbackProvider();
  private final AtomicInteger lookUps = new AtomicInteger();

  @AfterEach
  void close() throws IOException {
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.170.2",
        "100.100.100.200",
        "168.63.129.16",
        "fd00:ec2::254",
        "fe80::1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "127.0.0.1 169.254.169.254"
      })
  void nameThatLeadsToWhatCloudsTellTheirMachinesIsNotAsked(String addresses) {
    provider.thenJson(whole("SELECT 1", "stop"));
    try (QueryToolModels models = leadingTo(addresses).build()) {
      LanguageModelException failure = failure(models, QWEN, ModelWatch.NONE);

      assertThat(failure.problem()).isEqualTo(ModelProblem.NOT_CONFIGURED);
      assertThat(failure).hasMessageContaining("set another base url");
      assertThat(provider.requestCount()).isZero();
      assertThat(lookUps).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "172.16.0.9", "192.168.1.5", "fd12::1"})
  void thisMachineAndPrivateNetworksMayHoldAModel(String addresses) {
    provider.thenJson(whole("SELECT 1", "stop"));
    try (QueryToolModels models = leadingTo(addresses).build()) {
      assertThat(ask(models, QWEN).text()).isEqualTo("SELECT 1");
    }
  }

  @Test
  void everyTryIsJudgedAnew() {
    provider.thenText(503, "", "");
    List<String> addresses = List.of("127.0.0.1", "169.254.169.254");
    AddressCheck.Resolver moving = host -> all(addresses.get(lookUps.getAndIncrement()));
    try (QueryToolModels models = local().resolver(moving).build()) {
      assertThat(failure(models, QWEN, ModelWatch.NONE).problem())
          .isEqualTo(ModelProblem.NOT_CONFIGURED);
    }
    assertThat(provider.requestCount()).isEqualTo(1);
  }

  @Test
  void nameThatNobodyKnowsIsUnreachable() {
    AddressCheck.Resolver none =
        host -> {
          lookUps.incrementAndGet();
          throw new UnknownHostException(host);
        };
    try (QueryToolModels models = local().resolver(none).build()) {
      LanguageModelException failure = failure(models, QWEN, ModelWatch.NONE);

      assertThat(failure.problem()).isEqualTo(ModelProblem.UNREACHABLE);
      assertThat(failure.retryable()).isTrue();
      assertThat(lookUps).hasValue(3);
    }
  }

  @Test
  void lookUpThatHangsCanBeCancelled() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    AddressCheck.Resolver hanging =
        host -> {
          asked.countDown();
          try {
            answered.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return all("127.0.0.1");
        };
    QueryToolModels models = local().resolver(hanging).build();
    try {
      CompletableFuture<LanguageModelException> failure =
          CompletableFuture.supplyAsync(() -> failure(models, QWEN, ModelWatch.NONE));
      Answers.await("the look-up", () -> asked.getCount() == 0);

      models.close();

      Answers.await("the end of the call", failure::isDone);
      assertThat(failure.join().problem()).isEqualTo(ModelProblem.CANCELLED);
    } finally {
      answered.countDown();
      models.close();
    }
    assertThat(provider.requestCount()).isZero();
  }

  private QueryToolModelsBuilder local() {
    return models(provider.baseUrl().replace("127.0.0.1", "localhost"));
  }

  private QueryToolModelsBuilder leadingTo(String addresses) {
    return local()
        .resolver(
            host -> {
              assertThat(host).isEqualTo("localhost");
              lookUps.incrementAndGet();
              return all(addresses);
            });
  }

  private static InetAddress[] all(String addresses) throws UnknownHostException {
    List<String> each = Arrays.asList(addresses.split(" ", -1));
    InetAddress[] all = new InetAddress[each.size()];
    for (int at = 0; at < all.length; at++) {
      all[at] = InetAddress.getByName(each.get(at));
    }
    return all;
  }
}
