package dev.querytool.examples.link;

import dev.querytool.catalog.TableMetadata;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The shortest name that tells a table from all others: its own, or with its schema before it. */
final class ShownNames {

  private final Map<String, Long> counts;

  ShownNames(Collection<TableMetadata> tables) {
    this.counts =
        tables.stream().collect(Collectors.groupingBy(ShownNames::key, Collectors.counting()));
  }

  String of(TableMetadata table) {
    return counts.getOrDefault(key(table), 1L) > 1 ? table.qualifiedName() : table.tableName();
  }

  private static String key(TableMetadata table) {
    return table.tableName().toLowerCase(Locale.ROOT);
  }
}
