package dev.querytool.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class QueryToolExceptionTest {

  private final QueryToolException failure = new ValidationException("a name has 1 to 100 letters");

  @Test
  void answersInEnglishWithCodeSentenceAndReason() {
    ErrorResponse response = failure.toErrorResponse(Locale.ENGLISH);

    assertThat(response.error()).isEqualTo("VALIDATION_ERROR");
    assertThat(response.message()).isEqualTo("An argument is not valid.");
    assertThat(response.detail()).containsEntry("reason", "a name has 1 to 100 letters");
  }

  @Test
  void answersInChineseWhenAskedFor() {
    assertThat(failure.toErrorResponse(Locale.SIMPLIFIED_CHINESE).message()).isEqualTo("参数不合法。");
  }

  @Test
  void answersOtherLanguagesInEnglishWhateverTheDefaultLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.CHINA);
    try {
      assertThat(failure.toErrorResponse(Locale.FRENCH).message())
          .isEqualTo("An argument is not valid.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everyCodeHasASentenceInBothLanguages() {
    for (Locale locale : new Locale[] {Locale.ROOT, Locale.CHINESE}) {
      ResourceBundle bundle = ResourceBundle.getBundle("dev.querytool.error.messages", locale);
      assertThat(bundle.getLocale()).isEqualTo(locale);
      assertThat(bundle.keySet())
          .filteredOn(key -> !key.contains("."))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
    }
  }
}
