package dev.querytool;

import dev.querytool.access.Caller;
import dev.querytool.catalog.AnnotationListener;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.ManagedHistory;
import dev.querytool.query.QueryAction;
import dev.querytool.query.QueryOutcome;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Keeps in the history what a caller wrote of tables and fields, for others read it, and the models
 * that they ask.
 */
record AnnotationLog(ManagedHistory history, Clock clock, Caller caller)
    implements AnnotationListener {

  private static final int LONGEST_TEXT = 10_000;

  @Override
  public void annotated(String connection, List<String> changes) {
    history.record(
        HistoryEntry.builder(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                connection,
                caller.uid(),
                cut(String.join("\n", changes)))
            .keyId(caller.keyId().orElse(null))
            .action(QueryAction.ANNOTATE)
            .outcome(QueryOutcome.SUCCEEDED)
            .build());
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = LONGEST_TEXT - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
