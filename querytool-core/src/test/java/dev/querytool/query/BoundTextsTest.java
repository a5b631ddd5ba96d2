package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoundTextsTest {

  private enum Rank {
    GOLDEN {
      @Override
      public String toString() {
        throw new IllegalStateException("of no use");
      }
    }
  }

  @Test
  void anEnumIsCutOutAsItIsBound() {
    BoundTexts texts = new BoundTexts(List.of(Rank.GOLDEN));

    assertThat(texts.cut("no number: \"GOLDEN\"")).isEqualTo("no number: \"…\"");
    assertThat(texts.areIn("GOLDEN")).isTrue();
  }
}
