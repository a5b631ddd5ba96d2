package dev.querytool.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.querytool.natural.TextEmbedder;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BgeSmallTest {

  @Test
  void englishQuestionIsNearestToWhatItMeans() {
    try (BgeSmall english = BgeSmall.english()) {
      List<String> passages =
          List.of("staff members and their salary", "goods in stock", "journeys by rail");

      assertThat(english.id()).isEqualTo("bge-small-en-v1.5");
      assertThat(nearest(english, "Who among our employees earns the most?", passages))
          .isEqualTo(passages.get(0));
      assertThat(nearest(english, "Which trains were late?", passages)).isEqualTo(passages.get(2));
      assertThat(nearest(english, "How many products are left in the warehouse?", passages))
          .isEqualTo(passages.get(1));
    }
  }

  @Test
  void chineseQuestionIsNearestToWhatItMeans() {
    try (BgeSmall chinese = BgeSmall.chinese()) {
      List<String> passages = List.of("员工及其薪资", "仓库中的货物", "铁路行程");

      assertThat(chinese.id()).isEqualTo("bge-small-zh-v1.5");
      assertThat(nearest(chinese, "哪位同事的工资最高？", passages)).isEqualTo(passages.get(0));
      assertThat(nearest(chinese, "还剩多少库存商品？", passages)).isEqualTo(passages.get(1));
      assertThat(nearest(chinese, "哪些火车晚点了？", passages)).isEqualTo(passages.get(2));
    }
  }

  @Test
  void longTextCountsByItsBeginning() {
    try (BgeSmall english = BgeSmall.english()) {
      List<float[]> vectors =
          english.embedPassages(
              List.of("goods ".repeat(510), "goods ".repeat(200_000), "x".repeat(1 << 20), ""));

      assertThat(vectors.get(1)).isEqualTo(vectors.get(0));
      assertThat(vectors)
          .allSatisfy(vector -> assertThat(product(vector, vector)).isEqualTo(1, within(1e-5)));
    }
  }

  @Test
  void closingWaitsForThoseWhoEmbed() throws Exception {
    BgeSmall english = BgeSmall.english();
    ExecutorService callers = Executors.newFixedThreadPool(3);
    CountDownLatch embedded = new CountDownLatch(3);
    Callable<Boolean> untilClosed =
        () -> {
          while (true) {
            try {
              english.embedQuestion("How many goods are in stock?");
              embedded.countDown();
            } catch (IllegalStateException e) {
              assertThat(e).hasMessageContaining("closed");
              return true;
            }
          }
        };
    try {
      List<Future<Boolean>> calls =
          List.of(
              callers.submit(untilClosed),
              callers.submit(untilClosed),
              callers.submit(untilClosed));
      assertThat(embedded.await(60, TimeUnit.SECONDS)).isTrue();

      english.close();
      english.close();

      for (Future<Boolean> call : calls) {
        assertThat(call.get(60, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void onlyTheChineseModelUnderstandsChinese() {
    try (BgeSmall english = BgeSmall.english();
        BgeSmall chinese = BgeSmall.chinese()) {
      assertThat(english.understands("Which trains were late?")).isTrue();
      assertThat(english.understands("哪些 train 晚点了？")).isFalse();
      assertThat(chinese.understands("哪些 train 晚点了？")).isTrue();
      assertThat(chinese.understands("Which trains were late?")).isTrue();
    }
  }

  private static String nearest(TextEmbedder embedder, String question, List<String> passages) {
    float[] asked = embedder.embedQuestion(question);
    List<float[]> vectors = embedder.embedPassages(passages);
    assertThat(product(asked, asked)).isEqualTo(1, within(1e-5));
    assertThat(vectors)
        .allSatisfy(vector -> assertThat(product(vector, vector)).isEqualTo(1, within(1e-5)));
    return passages.stream()
        .max(
            Comparator.comparingDouble(
                passage -> product(asked, vectors.get(passages.indexOf(passage)))))
        .orElseThrow();
  }

  private static double product(float[] one, float[] other) {
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
    }
    return product;
  }
}
