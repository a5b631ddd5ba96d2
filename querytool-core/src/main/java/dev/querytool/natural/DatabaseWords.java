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
 * What a database said of a statement, without data: whatever it quotes that is no name of the
 * catalogue ends the words, as nobody knows where such a quotation ends.
 */
final class DatabaseWords {

  private static final int LONGEST = 300;
  private static final Pattern QUOTED = Pattern.compile("([\"'`])([^\"'`]*)\\1");
  private static final Pattern ANY_QUOTE = Pattern.compile("[\"'`“‘«]");
  private static final Pattern NUMBER = Pattern.compile("\\p{N}[\\p{N}.,:_-]*");

  private DatabaseWords() {}

  static String of(QueryToolException failure, CatalogSnapshot catalog) {
    String message = String.valueOf(failure.getMessage());
    String reason = message.replaceFirst("^the query on '[^']*' ", "");
    String state = String.valueOf(failure.details().getOrDefault("sqlState", ""));
    String kept = NUMBER.matcher(withoutData(reason, names(catalog))).replaceAll("?");
    return PlainLine.of(kept, LONGEST) + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")");
  }

  private static String withoutData(String reason, Set<String> names) {
    Matcher quoted = QUOTED.matcher(reason);
    Matcher any = ANY_QUOTE.matcher(reason);
    int from = 0;
    while (any.find(from)) {
      boolean known =
          quoted.find(any.start())
              && quoted.start() == any.start()
              && names.contains(quoted.group(2));
      if (!known) {
        return reason.substring(0, any.start()) + "…";
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
