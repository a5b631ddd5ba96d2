package dev.querytool.natural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.error.ErrorResponse;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody is told who cannot read a stack. */
class LanguageModelExceptionTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void everyProblemHasASentenceOfItsOwn(String language) {
    Locale locale = Locale.forLanguageTag(language);

    assertThat(Arrays.stream(ModelProblem.values()).map(problem -> told(problem, locale)))
        .extracting(ErrorResponse::message)
        .doesNotHaveDuplicates()
        .doesNotContain("The language model failed or is not configured.", "语言模型出错或尚未配置。");
  }

  @Test
  void theSentencesNameWhatIsUnknownOrMissing() {
    assertThat(told(ModelProblem.UNKNOWN_MODEL, Locale.CHINESE).message()).isEqualTo("未知的模型。");
    assertThat(told(ModelProblem.MISSING_KEY, Locale.CHINESE).message())
        .startsWith("未配置")
        .contains("DASHSCOPE_API_KEY", "MOONSHOT_API_KEY");
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "TIMED_OUT", "OVERLOADED", "PROVIDER_FAILED"})
  void whoseModelIsDownIsToldToWriteTheStatement(ModelProblem down) {
    assertThat(told(down, Locale.ENGLISH).message()).endsWith("or write the SQL yourself.");
    assertThat(told(down, Locale.CHINESE).message()).endsWith("或直接编写 SQL。");
  }

  private static ErrorResponse told(ModelProblem problem, Locale locale) {
    ErrorResponse told =
        new LanguageModelException(problem, "m", "why", null).toErrorResponse(locale);
    assertThat(told.error()).isEqualTo("LLM_ERROR");
    assertThat(told.detail()).containsEntry("problem", problem.name()).containsEntry("model", "m");
    return told;
  }
}
