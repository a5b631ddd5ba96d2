package dev.querytool.llm;

import static dev.querytool.llm.Answers.ask;
import static dev.querytool.llm.Answers.models;
import static dev.querytool.llm.Answers.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.natural.ModelWatch;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy of the process, which sees all that is not encrypted. */
class ProxyTest {

  private final ProxySelector before = ProxySelector.getDefault();
  private final LoopbackProvider proxy = new LoopbackProvider();
  private final LoopbackProvider provider = new LoopbackProvider();

  @AfterEach
  void close() throws IOException {
    ProxySelector.setDefault(before);
    proxy.close();
    provider.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST"})
  void keyOfALocalModelStaysOnThisMachine(String host) {
    String baseUrl = provider.baseUrl().replace("127.0.0.1", host);
    provider.thenJson(whole("SELECT 1", "stop"));
    proxy.thenJson(whole("SELECT 2", "stop"));
    useProxy();
    try (QueryToolModels models =
        models(baseUrl).openAiCompatible("own", baseUrl, "m", Secret.of("own-key")).build()) {
      assertThat(ask(models, "own").text()).isEqualTo("SELECT 1");
    }
    assertThat(proxy.requestCount()).isZero();
  }

  @Test
  void modelElsewhereIsReachedThroughTheProxy() {
    proxy.thenJson(whole("SELECT 2", "stop"));
    useProxy();
    try (QueryToolModels models = models("http://models.invalid/v1").allowPlainHttp().build()) {
      assertThat(ask(models, "qwen-coder-plus").text()).isEqualTo("SELECT 2");
    }
  }

  @Test
  void keyOfAnEncryptedWayIsNotToldToTheProxy() {
    proxy.thenText(502, "", "");
    useProxy();
    try (QueryToolModels models = models("https://models.invalid/v1").retries(0).build()) {
      assertThat(Answers.failure(models, "qwen-coder-plus", ModelWatch.NONE)).isNotNull();
    }
    assertThat(proxy.request(0))
        .startsWith("CONNECT models.invalid:443 ")
        .doesNotContainIgnoringCase("\nauthorization")
        .doesNotContain(Answers.KEY);
  }

  private void useProxy() {
    URI address = URI.create(proxy.baseUrl());
    ProxySelector.setDefault(
        ProxySelector.of(new InetSocketAddress(address.getHost(), address.getPort())));
  }
}
