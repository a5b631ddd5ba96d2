package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuestionPartsTest {

  private final QuestionParts parts = new QuestionParts(Lexicon.known());

  @Test
  void cutsWhereWordsNameNothing() {
    assertThat(parts.of("Names of borrowers whose pledged house is appraised below the debt"))
        .containsExactly("names", "borrowers", "pledged house", "appraised", "debt");
  }

  @Test
  void cutsAtPunctuation() {
    assertThat(parts.of("guests, suites; guests")).containsExactly("guests", "suites");
  }

  @Test
  void cutsChineseAtWhatIsTakenOutOfIt() {
    assertThat(parts.of("去年捐款最多的企业，分别在哪个城市？")).containsExactly("捐款", "企业", "城市");
  }

  @Test
  void aQuestionOfOnePartHasNone() {
    assertThat(parts.of("How many bright rooms are there?")).isEmpty();
  }

  @Test
  void namesAtMostEight() {
    String many =
        IntStream.range(0, 20)
            .mapToObj(i -> "room" + (char) ('a' + i))
            .collect(Collectors.joining(","));

    assertThat(parts.of(many)).hasSize(8).contains("rooma", "roomh");
  }
}
