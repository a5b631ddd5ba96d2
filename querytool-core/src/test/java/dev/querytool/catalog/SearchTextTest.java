package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

  @ParameterizedTest
  @CsvSource({
    "created_at, created at",
    "createdAt, created at",
    "CreatedAt, created at",
    "CREATED_AT, created at",
    "HTTPServer2Go, http server 2 go",
    "订单ID号, 订单 id 号",
    "a.b-c/d, a b c d",
    "straße, straße",
    "ÜberName, über name",
    "カナかな漢字, カナかな漢字",
    "№5, no 5",
  })
  void cutsWords(String text, String words) {
    assertThat(SearchText.of(text).pieces())
        .extracting(SearchText.Piece::text)
        .containsExactly(words.split(" "));
  }

  @Test
  void indexesPairsAndSingleCharactersOfRuns() {
    assertThat(SearchText.of("下单时间").indexTerms())
        .containsExactlyInAnyOrder("下单时间", "下单", "单时", "时间", "下", "单", "时", "间");
  }

  @Test
  void searchesForPairsOnlyOrTheOneCharacter() {
    assertThat(SearchText.of("下单时间").queryTerms()).containsExactly("下单", "单时", "时间");
    assertThat(SearchText.of("单").queryTerms()).isEqualTo(java.util.Set.of("单"));
  }

  @Property(seed = "20261121")
  void givesTermsOfLettersMarksAndDigitsAlone(@ForAll String text) {
    List<String> terms = List.copyOf(SearchText.of(text).queryTerms());

    assertThat(terms)
        .allMatch(
            term ->
                !term.isEmpty()
                    && term.codePoints()
                        .allMatch(
                            c ->
                                Character.isLetterOrDigit(c)
                                    || Character.getType(c) == Character.NON_SPACING_MARK
                                    || Character.getType(c) == Character.COMBINING_SPACING_MARK
                                    || Character.getType(c) == Character.LETTER_NUMBER
                                    || Character.getType(c) == Character.OTHER_NUMBER));
  }
}
