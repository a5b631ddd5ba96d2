package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * The prompt for a question: the same bytes for the same catalogue, examples, day and question.
 *
 * @param question what is wanted, in anybody's words
 * @param today the day in the zone of the connection
 * @param zone that zone
 * @param examples earlier questions with what answers them, the nearest first
 * @param earlier what was asked before in the same conversation, the oldest first
 * @param values lines with the values of columns; empty for none
 */
record Prompt(
    String question,
    LocalDate today,
    ZoneId zone,
    List<Example> examples,
    List<Example> earlier,
    String values) {

  private static final int LONGEST_EXAMPLE = 2_000;
  private static final int FRAME_TOKENS = 64;
  private static final int MOST_FOR_REPAIRS = 4_000;

  /**
   * A question with the statement that answers it.
   *
   * @param question as it was asked
   * @param sql the statement
   */
  record Example(String question, String sql) {}

  Prompt {
    examples = List.copyOf(examples);
    earlier = List.copyOf(earlier);
  }

  /**
   * Writes the messages.
   *
   * @param budget how many tokens the whole conversation may take
   */
  List<ModelMessage> write(
      CatalogSnapshot catalog, TokenCounter counter, int budget, TableRanking ranking) {
    String rules = PromptRules.of(catalog.dialect());
    String asked =
        valuesText() + examplesText() + earlierText() + day() + Fence.around("question", question);
    long left = (long) budget - Math.min(MOST_FOR_REPAIRS, budget / 5) - FRAME_TOKENS;
    left -= (long) counter.count(rules) + counter.count(asked);
    String tables = TableChoice.write(catalog, counter, (int) Math.max(0, left), ranking);
    return List.of(
        ModelMessage.system(rules),
        ModelMessage.user(Fence.around("catalogue", tables) + "\n" + asked));
  }

  private String valuesText() {
    return values.isEmpty()
        ? ""
        : "The values of some columns:\n" + Fence.around("values", values) + "\n";
  }

  private String examplesText() {
    String text = text(examples);
    return text.isEmpty()
        ? ""
        : "Questions that were answered rightly before:\n" + Fence.around("examples", text) + "\n";
  }

  private String earlierText() {
    String text = text(earlier);
    return text.isEmpty()
        ? ""
        : "What was asked before in this conversation, the last one last; the question below may"
            + " refer to it:\n"
            + Fence.around("conversation", text)
            + "\n";
  }

  private static String text(List<Example> asked) {
    StringBuilder text = new StringBuilder();
    for (Example each : asked) {
      if (each.question().length() + each.sql().length() <= LONGEST_EXAMPLE) {
        text.append("Question: ").append(PlainLine.of(each.question(), LONGEST_EXAMPLE));
        text.append("\n```sql\n").append(each.sql().strip()).append("\n```\n");
      }
    }
    return text.toString();
  }

  private String day() {
    return "Today is "
        + today
        + ", a "
        + today.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + ", in the time zone "
        + zone
        + ".\n\n";
  }
}
