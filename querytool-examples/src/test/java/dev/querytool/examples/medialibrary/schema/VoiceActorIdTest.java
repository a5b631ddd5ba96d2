package dev.querytool.examples.medialibrary.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceActorIdTest {

  @ParameterizedTest
  @CsvSource({
    "かの仔, e82dac25-569f-54ef-9e6d-8b82fbefc808",
    "こっこ, 0f2cc9a2-8824-57bc-863c-8a02a511fb11",
    "伊ヶ崎綾香, 75573aeb-52c6-548a-ba28-cb6924e9c8eb"
  })
  void isTheKeyThatTheOriginalProgramGives(String name, String id) {
    assertThat(VoiceActorId.of(name)).isEqualTo(id);
  }

  @Test
  void isOneForAllWritingsOfAName() {
    String decomposed = Normalizer.normalize("がぎぐ", Normalizer.Form.NFD);

    assertThat(decomposed).isNotEqualTo("がぎぐ");
    assertThat(VoiceActorId.of("\u3000 " + decomposed + "\u00a0\t"))
        .isEqualTo(VoiceActorId.of("がぎぐ"));
    assertThat(VoiceActorId.of("Mio Ao")).isNotEqualTo(VoiceActorId.of("MioAo"));
  }

  @Test
  void tellsCaseAndWidthApart() {
    assertThat(VoiceActorId.of("Mio")).isNotEqualTo(VoiceActorId.of("mio"));
    assertThat(VoiceActorId.of("Mio")).isNotEqualTo(VoiceActorId.of("Ｍｉｏ"));
  }
}
