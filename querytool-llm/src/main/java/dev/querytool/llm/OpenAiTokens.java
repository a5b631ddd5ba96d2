package dev.querytool.llm;

import dev.langchain4j.model.openai.OpenAiTokenCountEstimator;
import dev.querytool.natural.TokenCounter;
import org.jspecify.annotations.Nullable;

/**
 * Counts as OpenAI's tokenizer does, and adds what those of other models need beyond it: most take
 * every digit for itself, and know fewer words of languages other than English.
 */
final class OpenAiTokens implements TokenCounter {

  private static final double MARGIN = 1.15;
  private static final double DIGIT = 0.67;
  private static final double HAN = 0.3;
  private static final double OTHER_SCRIPT = 1;

  private @Nullable OpenAiTokenCountEstimator estimator;

  @Override
  public int count(String text) {
    double beyond = text.codePoints().mapToDouble(OpenAiTokens::beyond).sum();
    return (int) Math.ceil(estimator().estimateTokenCountInText(text) * MARGIN + beyond);
  }

  private static double beyond(int character) {
    if (character >= '0' && character <= '9') {
      return DIGIT;
    }
    if (character < 0x100) {
      return 0;
    }
    return Character.isIdeographic(character) ? HAN : OTHER_SCRIPT;
  }

  /** Made on first use, for its tables take a while to read. */
  private synchronized OpenAiTokenCountEstimator estimator() {
    OpenAiTokenCountEstimator present = estimator;
    if (present == null) {
      present = new OpenAiTokenCountEstimator("gpt-4o");
      estimator = present;
    }
    return present;
  }
}
