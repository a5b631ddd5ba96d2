package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.error.QueryToolException;
import dev.querytool.query.QueryOrigin;
import dev.querytool.query.QueryResult;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the values of columns that have few, as the caller may read them. Used by one thread. */
final class ValueSamples {

  private static final int MOST_COLUMNS = 20;
  private static final int MOST_ROWS = 10_000;
  private static final int LONGEST_VALUE = 40;
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final long LONGEST_OF_ALL = Duration.ofSeconds(4).toNanos();

  private final NaturalCaller caller;
  private final CatalogSnapshot catalog;
  private final SqlNames names;
  private final int most;
  private final long begun = System.nanoTime();
  private int columns;

  /**
   * Reads nothing yet.
   *
   * @param most how many values a column may have
   */
  ValueSamples(NaturalCaller caller, CatalogSnapshot catalog, int most) {
    this.caller = caller;
    this.catalog = catalog;
    this.names = new SqlNames(catalog.dialect());
    this.most = most;
  }

  /** Returns a line for each column of some tables that has few values. */
  String of(List<TableMetadata> tables) {
    StringBuilder lines = new StringBuilder();
    for (TableMetadata table : tables) {
      for (FieldMetadata field : table.fields()) {
        if (isWorthIt(table, field) && mayGoOn()) {
          lines.append(line(table, field));
        }
      }
    }
    return lines.toString();
  }

  private boolean mayGoOn() {
    return columns++ < MOST_COLUMNS && System.nanoTime() - begun < LONGEST_OF_ALL;
  }

  private boolean isWorthIt(TableMetadata table, FieldMetadata field) {
    String type = field.dataType().toLowerCase(Locale.ROOT);
    Set<String> keys = new HashSet<>(table.primaryKey());
    table.foreignKeys().forEach(key -> keys.addAll(key.columns()));
    return (type.contains("char") || type.contains("text"))
        && !field.unique()
        && !keys.contains(field.fieldName())
        && caller.seesValues(catalog, table, field);
  }

  private String line(TableMetadata table, FieldMetadata field) {
    String column = names.write(field.fieldName());
    String path = names.write(table.schemaName(), table.tableName(), catalog.defaultSchema());
    List<String> values = values(path, column);
    return values.isEmpty() || values.size() > most
        ? ""
        : path
            + "."
            + column
            + ": "
            + values.stream().sorted().collect(Collectors.joining("', '", "'", "'"))
            + "\n";
  }

  /** A column that cannot be read in time is left out; who may not read is told so. */
  private List<String> values(String table, String column) {
    try {
      return values(
          caller
              .queries()
              .on(catalog.connection())
              .sql(
                  String.format(
                      Locale.ROOT,
                      "SELECT DISTINCT s.v FROM (SELECT %s AS v FROM %s LIMIT %d) s LIMIT %d",
                      column,
                      table,
                      MOST_ROWS,
                      most + 2))
              .origin(QueryOrigin.NATURAL)
              .timeout(LONGEST)
              .run());
    } catch (QueryToolException failed) {
      return switch (failed.code()) {
        case QUERY_TIMEOUT, QUERY_EXECUTION_ERROR, QUERY_REFUSED, RESULT_TOO_LARGE -> List.of();
        default -> throw failed;
      };
    }
  }

  private static List<String> values(QueryResult result) {
    List<String> values =
        result.rows().stream()
            .flatMap(row -> row.value(0).stream())
            .map(value -> String.valueOf(value))
            .toList();
    boolean plain =
        values.stream()
            .allMatch(
                value ->
                    value.length() <= LONGEST_VALUE
                        && PlainLine.of(value, LONGEST_VALUE).equals(value));
    return plain ? values.stream().map(value -> value.replace("'", "''")).toList() : List.of();
  }
}
