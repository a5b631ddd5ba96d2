package dev.querytool.examples.evaluate;

import dev.querytool.error.QueryToolException;
import dev.querytool.guard.QueryRefusedException;
import dev.querytool.natural.ConnectionTranslator;
import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import dev.querytool.natural.Translation;
import dev.querytool.query.QueryCancelledException;
import dev.querytool.query.QueryExecutionException;
import dev.querytool.query.QueryOptions;
import dev.querytool.query.QueryResult;
import dev.querytool.query.QuerySpec;
import dev.querytool.query.SafeQueryExecutor.OnConnection;
import java.time.Duration;
import java.util.Set;

/**
 * Asks questions and compares what the answers read with what the statements by hand read. Not
 * thread-safe.
 */
final class Evaluator {

  /** The gold statement itself gives no rows to compare with. */
  static final String GOLD = "gold";

  private static final int MOST_REPAIRS = 2;
  private static final int MOST_ROWS = QueryOptions.defaults().maxLimit();

  /** What every question would end with alike. */
  private static final Set<ModelProblem> HOPELESS =
      Set.of(
          ModelProblem.NOT_CONFIGURED,
          ModelProblem.UNKNOWN_MODEL,
          ModelProblem.MISSING_KEY,
          ModelProblem.KEY_REFUSED,
          ModelProblem.CANCELLED);

  private final ConnectionTranslator translator;
  private final OnConnection queries;
  private boolean reached;

  /** Asks the translator, and runs the statements by hand as plain queries. */
  Evaluator(ConnectionTranslator translator, OnConnection queries) {
    this.translator = translator.repairs(MOST_REPAIRS);
    this.queries = queries;
  }

  /**
   * Asks one question.
   *
   * @throws LanguageModelException if no question can be answered: no model, no key, never reached,
   *     cancelled
   */
  Evaluation evaluate(GoldQuestion question) {
    long begun = System.nanoTime();
    try {
      Translation asked = translator.ask(question.question());
      reached = true;
      return judge(question, asked, Duration.ZERO);
    } catch (LanguageModelException e) {
      if (HOPELESS.contains(e.problem()) || (!reached && e.problem() == ModelProblem.UNREACHABLE)) {
        throw e;
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - begun);
      return Evaluation.unanswered(question, e.problem().name(), waited);
    }
  }

  private Evaluation judge(GoldQuestion question, Translation asked, Duration before) {
    Duration spent = before.plus(asked.duration());
    return switch (asked.outcome()) {
      case TRANSLATED -> run(question, asked, spent);
      case REFUSED ->
          Evaluation.of(question, asked, spent, Outcome.REFUSED, asked.violations().get(0).rule());
      default -> Evaluation.of(question, asked, spent, Outcome.ABSTAINED, "");
    };
  }

  private Evaluation run(GoldQuestion question, Translation asked, Duration spent) {
    QueryResult given;
    try {
      given = complete(asked.query());
    } catch (QueryExecutionException e) {
      return asked.attempts() <= MOST_REPAIRS
          ? judge(question, asked.repair(e), spent)
          : Evaluation.of(question, asked, spent, Outcome.FAILED, e.code().name());
    } catch (QueryRefusedException e) {
      return Evaluation.of(question, asked, spent, Outcome.REFUSED, e.violations().get(0).rule());
    } catch (QueryCancelledException e) {
      throw e;
    } catch (QueryToolException e) {
      return Evaluation.of(question, asked, spent, Outcome.FAILED, e.code().name());
    }
    return compare(question, asked, spent, given);
  }

  private Evaluation compare(
      GoldQuestion question, Translation asked, Duration spent, QueryResult given) {
    QueryResult wanted;
    try {
      wanted = complete(queries.sql(question.sql()));
    } catch (QueryCancelledException e) {
      throw e;
    } catch (QueryToolException e) {
      return Evaluation.of(question, asked, spent, Outcome.FAILED, GOLD);
    }
    if (wanted.truncated()) {
      return Evaluation.of(question, asked, spent, Outcome.FAILED, GOLD);
    }
    boolean ordered = OrderedText.isOrdered(question.sql());
    boolean equal =
        !given.truncated() && ComparedRows.of(given).sameAs(ComparedRows.of(wanted), ordered);
    return Evaluation.of(question, asked, spent, equal ? Outcome.EQUAL : Outcome.DIFFERENT, "");
  }

  private static QueryResult complete(QuerySpec query) {
    return query.limit(MOST_ROWS).run();
  }
}
