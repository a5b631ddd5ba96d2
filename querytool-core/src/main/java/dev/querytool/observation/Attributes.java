package dev.querytool.observation;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ErrorCode;
import dev.querytool.guard.TouchedTable;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.QueryAction;
import dev.querytool.query.QueryEnd;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Describes an attempt by OpenTelemetry's attribute names. */
final class Attributes {

  /** The longest summary that OpenTelemetry keeps. */
  private static final int LONGEST_SUMMARY = 255;

  private final QueryEnd end;
  private final HistoryEntry entry;
  private final boolean translation;

  Attributes(QueryEnd end) {
    this.end = end;
    this.entry = end.entry();
    this.translation = entry.action() == QueryAction.TRANSLATE;
  }

  String spanName() {
    if (translation) {
      return "translate question";
    }
    return end.tables().isEmpty() ? operation() : summary();
  }

  /** Returns what has few values, and is there always: a metric's keys must not change. */
  KeyValues bounded() {
    KeyValues common =
        KeyValues.of(
            "querytool.connection", connection(),
            "querytool.outcome", entry.outcome().name().toLowerCase(Locale.ROOT),
            "error.type", entry.errorCode().map(ErrorCode::name).orElse(KeyValue.NONE_VALUE));
    return translation
        ? common.and("gen_ai.request.model", end.model().orElse(KeyValue.NONE_VALUE))
        : common.and("db.system.name", system(), "db.operation.name", operation());
  }

  /** Returns what may have any value, and is there only if it is known. */
  KeyValues unbounded(boolean queryText) {
    List<KeyValue> all = new ArrayList<>();
    entry.rule().ifPresent(rule -> all.add(KeyValue.of("querytool.rule", rule)));
    if (translation) {
      all.add(KeyValue.of("gen_ai.usage.input_tokens", Long.toString(end.inputTokens())));
      all.add(KeyValue.of("gen_ai.usage.output_tokens", Long.toString(end.outputTokens())));
      return KeyValues.of(all);
    }
    if (!end.tables().isEmpty()) {
      all.add(KeyValue.of("db.query.summary", summary()));
    }
    if (end.tables().size() == 1) {
      all.add(KeyValue.of("db.collection.name", end.tables().get(0).tableName()));
    }
    if (entry.errorCode().isEmpty() && entry.action() == QueryAction.RUN) {
      all.add(KeyValue.of("db.response.returned_rows", Long.toString(entry.rows())));
    }
    if (queryText) {
      end.sqlWithoutLiterals().ifPresent(sql -> all.add(KeyValue.of("db.query.text", sql)));
    }
    return KeyValues.of(all);
  }

  /** A name that a caller made up must not become the value of a metric's key. */
  private String connection() {
    boolean known = end.dialect().isPresent() || entry.rule().isPresent();
    return known ? entry.connection() : KeyValue.NONE_VALUE;
  }

  private String operation() {
    return entry.action() == QueryAction.EXPLAIN ? "EXPLAIN" : "SELECT";
  }

  private String summary() {
    String summary =
        end.tables().stream()
            .map(TouchedTable::tableName)
            .collect(Collectors.joining(" ", operation() + " ", ""));
    return summary.length() <= LONGEST_SUMMARY
        ? summary
        : summary.substring(0, summary.lastIndexOf(' ', LONGEST_SUMMARY));
  }

  private String system() {
    return end.dialect().map(Attributes::system).orElse("other_sql");
  }

  private static String system(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> "postgresql";
      case MYSQL -> "mysql";
      case MARIADB -> "mariadb";
      case SQLITE -> "sqlite";
    };
  }
}
