package dev.querytool.query;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results made by hand, for what SQLite never gives. */
final class Results {

  private Results() {}

  static QueryResult of(List<String> labels, Row... rows) {
    return new QueryResult(
        labels.stream().map(label -> new Column(label, "")).toList(),
        List.of(rows),
        rows.length,
        false,
        Duration.ofMillis(12),
        "SELECT 1");
  }

  static Row row(@Nullable Object... values) {
    List<Column> nameless = Collections.nCopies(values.length, new Column("", ""));
    return new ArrayRow(new Columns(nameless, ZoneOffset.UTC), values);
  }
}
