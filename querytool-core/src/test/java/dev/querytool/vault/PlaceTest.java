package dev.querytool.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlaceTest {

  @Property(seed = "20261121")
  void givesNoTwoPlacesTheSameBytes(
      @ForAll("parts") List<String> one, @ForAll("parts") List<String> other) {
    assertThat(java.util.Arrays.equals(place(one).bytes(), place(other).bytes()))
        .isEqualTo(one.equals(other));
  }

  @Test
  void tellsApartFieldsThatJoinToTheSameText() {
    assertThat(place(List.of("ab", "c", "", "", "")).bytes())
        .isNotEqualTo(place(List.of("a", "bc", "", "", "")).bytes());
  }

  @Test
  void refusesHalfASurrogatePairThatWouldReadAsAQuestionMark() {
    assertThatThrownBy(() -> place(List.of("\ud800", "", "", "", "")).bytes())
        .isInstanceOf(ValidationException.class);
  }

  @Provide
  Arbitrary<List<String>> parts() {
    return Arbitraries.strings()
        .withChars('a', '\0', '\u0001', '\u4e0b')
        .ofMaxLength(3)
        .list()
        .ofSize(5);
  }

  private static Place place(List<String> parts) {
    return new Place(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
  }
}
