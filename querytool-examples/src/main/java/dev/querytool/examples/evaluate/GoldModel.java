package dev.querytool.examples.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.LanguageModel;
import dev.querytool.natural.LanguageModels;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelReply.FinishReason;
import dev.querytool.natural.ModelRequest;
import dev.querytool.natural.TokenCounter;
import dev.querytool.natural.TokenUsage;
import java.util.Map;

/**
 * A model that knows the right statement: what is lost with it, everything around a model loses. It
 * answers in turn in the forms that models have. Not thread-safe.
 */
final class GoldModel implements LanguageModel {

  private static final int PROMPT_TOKENS = 16_000;

  private final ObjectMapper json = new ObjectMapper();
  private String sql = "";
  private int answers;

  /** Returns the choice of this model alone. */
  LanguageModels alone() {
    ModelInfo info =
        new ModelInfo("gold", "the statements of the questions", "this program", PROMPT_TOKENS);
    return LanguageModels.only(new ChosenModel(info, this, TokenCounter.approximate()));
  }

  /** Sets what the next question is answered with. */
  void next(String statement) {
    sql = statement;
  }

  @Override
  public ModelReply reply(ModelRequest request) {
    return new ModelReply(text(answers++ % 4), FinishReason.STOP, TokenUsage.NONE);
  }

  private String text(int form) {
    return switch (form) {
      case 0 -> "Here is the statement:\n\n```sql\n" + sql + ";\n```\n\nIt reads what was asked.";
      case 1 -> sql;
      case 2 -> "<think>\nWhich tables are needed?\n</think>\n```sql\n" + sql + "\n```";
      default -> object();
    };
  }

  private String object() {
    try {
      return json.writeValueAsString(Map.of("sql", sql, "explanation", "It reads what was asked."));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text could not be written as JSON", e);
    }
  }
}
