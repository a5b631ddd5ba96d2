package dev.querytool.natural;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.error.QueryToolException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a database said of a statement, without data: if it quotes anything that is no name of the
 * catalogue, its words end where the first quotation begins, as nobody knows where it ends.
 */
final class DatabaseWords {

  private static final int LONGEST = 300;
  private static final int LONGEST_CODE = 10;
  private static final Pattern TASK =
      Pattern.compile("^the query on '[^']*' (?:failed(?: at line \\d+, column \\d+)?: )?");
  private static final Pattern QUOTED = Pattern.compile("([\"'`])([^\"'`]*)\\1");
  private static final Pattern ANY_QUOTE = Pattern.compile("[\"'`“‘«]");
  private static final Pattern NUMBER = Pattern.compile("\\p{N}[\\p{N}.,:_-]*");

  private DatabaseWords() {}

  static String of(QueryToolException failure, CatalogSnapshot catalog) {
    String message = String.valueOf(failure.getMessage());
    String reason = TASK.matcher(message).replaceFirst("");
    String kept = NUMBER.matcher(withoutData(reason, names(catalog))).replaceAll("?");
    return PlainLine.of(kept, LONGEST) + code(failure);
  }

  /** Returns the code alone, for one who may not know what the database says. */
  static String codeOf(QueryToolException failure) {
    return "it failed" + code(failure);
  }

  private static String code(QueryToolException failure) {
    String state = String.valueOf(failure.details().getOrDefault("sqlState", ""));
    return state.isEmpty() ? "" : " (SQLSTATE " + PlainLine.of(state, LONGEST_CODE) + ")";
  }

  private static String withoutData(String reason, Set<String> names) {
    Matcher quoted = QUOTED.matcher(reason);
    Matcher any = ANY_QUOTE.matcher(reason);
    int from = 0;
    int first = -1;
    while (any.find(from)) {
      first = first < 0 ? any.start() : first;
      boolean known =
          quoted.find(any.start())
              && quoted.start() == any.start()
              && names.contains(quoted.group(2));
      if (!known) {
        return reason.substring(0, first) + "…";
      }
      from = quoted.end();
    }
    return reason;
  }

  private static Set<String> names(CatalogSnapshot catalog) {
    Set<String> names = new HashSet<>();
    for (TableMetadata table : catalog.tables()) {
      names.add(table.tableName());
      table.fields().stream().map(FieldMetadata::fieldName).forEach(names::add);
    }
    return names;
  }
}
