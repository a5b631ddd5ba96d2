package dev.querytool.examples.quickstart;

import dev.querytool.error.QueryToolException;
import dev.querytool.examples.ask.ProgramModels;
import dev.querytool.examples.text.ResultText;
import dev.querytool.natural.ConnectionTranslator;
import dev.querytool.natural.Translation;
import dev.querytool.natural.TranslationOutcome;
import java.io.PrintWriter;

/** Questions in Chinese and English, and one that no read can answer. */
final class HumanQuestions {

  private static final String BEST_CITIES = "销售额最高的五个城市是哪些？";
  private static final String BEST_CITIES_SQL =
      """
      SELECT c.city AS 城市, sum(i.quantity * i.unit_price) AS 销售额
      FROM customers c
      JOIN orders o ON o.customer_id = c.id
      JOIN order_items i ON i.order_id = o.id
      WHERE o.status <> 'returned'
      GROUP BY c.city
      ORDER BY 销售额 DESC
      LIMIT 5""";

  private static final String BEST_RATED =
      "Which categories have the best average review, with at least 20 reviews?";
  private static final String BEST_RATED_SQL =
      """
      SELECT c.name, round(avg(r.stars), 2) AS average_stars, count(*) AS reviews
      FROM reviews r
      JOIN products p ON p.id = r.product_id
      JOIN categories c ON c.id = p.category_id
      GROUP BY c.name
      HAVING count(*) >= 20
      ORDER BY average_stars DESC""";

  /** What obeys the last question. */
  static final String DELETING = "DELETE FROM orders WHERE status = 'returned'";

  private static final String DELETE = "Delete all orders that were returned.";

  private final ConnectionTranslator translator;
  private final ProgramModels models;
  private final PrintWriter out;

  HumanQuestions(ConnectionTranslator translator, ProgramModels models, PrintWriter out) {
    this.translator = translator;
    this.models = models;
    this.out = out;
  }

  void ask() {
    if (!models.isOnline()) {
      out.println(
          "No model is asked: with DASHSCOPE_API_KEY, MOONSHOT_API_KEY or OPENAI_API_KEY set, one"
              + " would be. Two questions were verified before, and a stand-in answers the third.");
      translator.verified().add(BEST_CITIES, BEST_CITIES_SQL);
      translator.verified().add(BEST_RATED, BEST_RATED_SQL);
    }
    ask(BEST_CITIES);
    ask(BEST_RATED);
    ask(DELETE);
  }

  private void ask(String question) {
    out.printf("%n%s%n", question);
    try {
      show(translator.ask(question));
    } catch (QueryToolException failure) {
      out.printf("  %s: %s%n", failure.code(), failure.getMessage());
    }
  }

  private void show(Translation asked) {
    String source =
        asked.verified().isPresent()
            ? "a verified query, without a model"
            : asked.model() + ", " + asked.attempts() + " answers";
    out.printf("  %s by %s%n", asked.outcome(), source);
    asked.generatedSql().ifPresent(sql -> out.printf("%s%n%n", sql));
    asked
        .violations()
        .forEach(
            violation ->
                out.printf("  not run, by rule %s: %s%n", violation.rule(), violation.message()));
    if (asked.outcome() == TranslationOutcome.TRANSLATED) {
      asked.run().result().ifPresent(result -> ResultText.print(result, out));
    } else if (asked.outcome() == TranslationOutcome.ABSTAINED) {
      out.printf("  %s%n", asked.explanation());
    }
  }
}
