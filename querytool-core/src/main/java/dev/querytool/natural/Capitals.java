package dev.querytool.natural;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes capitals from words that mean the same without: the first letter of common words that are
 * not among the literals of what answers the question. "Apple" and "apple", "US" and "us" differ.
 */
final class Capitals {

  private static final Pattern CAPITALIZED =
      Pattern.compile("(?<![\\p{L}\\p{N}_'\"])[A-Z][a-z]+(?![\\p{L}\\p{N}_'\"])");

  private static final Set<String> COMMON =
      Set.of(
          "about",
          "above",
          "across",
          "after",
          "all",
          "amount",
          "an",
          "and",
          "any",
          "are",
          "as",
          "at",
          "average",
          "before",
          "below",
          "best",
          "between",
          "by",
          "calculate",
          "compare",
          "count",
          "customer",
          "customers",
          "daily",
          "date",
          "day",
          "days",
          "did",
          "distinct",
          "do",
          "does",
          "each",
          "employee",
          "employees",
          "every",
          "fewest",
          "find",
          "for",
          "from",
          "get",
          "give",
          "group",
          "had",
          "has",
          "have",
          "highest",
          "how",
          "in",
          "is",
          "largest",
          "last",
          "least",
          "list",
          "lowest",
          "many",
          "maximum",
          "minimum",
          "month",
          "monthly",
          "most",
          "much",
          "name",
          "names",
          "no",
          "not",
          "number",
          "of",
          "on",
          "or",
          "order",
          "orders",
          "per",
          "percentage",
          "price",
          "prices",
          "product",
          "products",
          "quarter",
          "rank",
          "return",
          "revenue",
          "sales",
          "show",
          "since",
          "smallest",
          "sort",
          "sum",
          "that",
          "the",
          "their",
          "this",
          "to",
          "top",
          "total",
          "was",
          "week",
          "weekly",
          "were",
          "what",
          "when",
          "where",
          "which",
          "who",
          "whose",
          "with",
          "without",
          "worst",
          "year",
          "yearly",
          "years");

  private final StatementText statement;

  Capitals(StatementText statement) {
    this.statement = statement;
  }

  String fold(String text) {
    return CAPITALIZED
        .matcher(text)
        .replaceAll(
            word -> {
              String small = word.group().toLowerCase(Locale.ROOT);
              return COMMON.contains(small) && !statement.holdsInLiterals(small)
                  ? small
                  : word.group();
            });
  }
}
