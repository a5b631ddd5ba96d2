package dev.querytool.natural;

import dev.querytool.error.QueryToolException;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.QueryAction;
import dev.querytool.query.QueryEnd;
import dev.querytool.query.QueryObservation;
import dev.querytool.query.QueryOrigin;
import dev.querytool.query.QueryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Keeps what became of one question, however it ends. */
final class TranslationLog {

  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_NAME = 100;

  private final NaturalCaller caller;
  private final String connection;
  private final String question;
  private final Instant time;
  private final long begun = System.nanoTime();

  TranslationLog(NaturalCaller caller, String connection, String question, Instant time) {
    this.caller = caller;
    this.connection = connection;
    this.question = question;
    this.time = time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Translates and keeps the outcome. */
  Translation kept(Supplier<Translation> work) {
    QueryObservation observation = caller.observer().begin(QueryAction.TRANSLATE);
    Translation translation;
    try {
      translation = observation.within(work);
    } catch (Throwable failure) {
      HistoryEntry entry = entry(failure);
      keepBeside(failure, entry);
      observation.end(QueryEnd.of(entry));
      throw failure;
    }
    HistoryEntry entry = entry(translation);
    try {
      caller.record(entry);
    } finally {
      observation.end(end(entry, translation));
    }
    return translation;
  }

  private static QueryEnd end(HistoryEntry entry, Translation translation) {
    TokenUsage usage = translation.usage();
    QueryEnd end = QueryEnd.of(entry).withModel(translation.model(), usage.input(), usage.output());
    return translation.proof().map(end::withProof).orElse(end);
  }

  private void keepBeside(Throwable failure, HistoryEntry entry) {
    try {
      caller.record(entry);
    } catch (QueryToolException unrecorded) {
      failure.addSuppressed(unrecorded);
    }
  }

  private HistoryEntry entry(Translation translation) {
    HistoryEntry.Builder entry = entry();
    translation.generatedSql().ifPresent(sql -> entry.effectiveSql(cut(sql)));
    translation.violations().stream().findFirst().ifPresent(first -> entry.rule(first.rule()));
    return entry
        .outcome(
            switch (translation.outcome()) {
              case TRANSLATED -> QueryOutcome.TRANSLATED;
              case ABSTAINED -> QueryOutcome.ABSTAINED;
              case REFUSED -> QueryOutcome.REFUSED;
            })
        .build();
  }

  private HistoryEntry entry(Throwable failure) {
    HistoryEntry.Builder entry =
        entry().outcome(QueryOutcome.FAILED).message(failure.getClass().getName());
    if (failure instanceof QueryToolException typed) {
      entry
          .errorCode(typed.code())
          .message(String.valueOf(typed.getMessage()))
          .outcome(
              switch (typed.code()) {
                case ACCESS_DENIED, AUTHENTICATION_FAILED -> QueryOutcome.DENIED;
                default -> outcome(typed);
              });
    }
    return entry.build();
  }

  private static QueryOutcome outcome(QueryToolException failure) {
    return failure instanceof LanguageModelException model
            && model.problem() == ModelProblem.CANCELLED
        ? QueryOutcome.CANCELLED
        : QueryOutcome.FAILED;
  }

  private HistoryEntry.Builder entry() {
    String name =
        connection.length() <= LONGEST_NAME ? connection : connection.substring(0, LONGEST_NAME);
    return caller
        .newEntry(time, name, question)
        .action(QueryAction.TRANSLATE)
        .origin(QueryOrigin.NATURAL)
        .duration(Duration.ofMillis((System.nanoTime() - begun) / 1_000_000));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = LONGEST_TEXT - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
