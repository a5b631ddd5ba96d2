package dev.querytool.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Orders what was found: the exact name before the exact Chinese name or synonym, all before names
 * that the query holds among other words, these before names that begin with it, these before names
 * that share a word, and comments and notes last. Within each of these, fields whose table is named
 * too come first, then the nearest by the full-text engine's count, then what lies in a schema that
 * is named too, then in the default schema, then tables before fields.
 */
final class SearchRanking {

  private static final double TABLE_NAMED_TOO = 0.5;
  private static final double SCHEMA_NAMED_TOO = 0.06;
  private static final double IN_DEFAULT_SCHEMA = 0.03;

  private enum Tier {
    COMMENT(0),
    SHARED_WORD(1),
    PREFIX(2),
    CHINESE_NAME_WITHIN(3),
    NAME_WITHIN(4),
    CHINESE_NAME(5),
    NAME(6);

    private final int score;

    Tier(int score) {
      this.score = score;
    }
  }

  private record Found(SearchEntry entry, Tier tier, SearchName name, double score) {}

  private static final Comparator<Found> NEAREST_FIRST =
      Comparator.comparingDouble(Found::score)
          .reversed()
          .thenComparing(found -> found.entry().table() != null)
          .thenComparing(found -> found.entry().schema().original())
          .thenComparing(SearchRanking::tableName)
          .thenComparing(found -> found.entry().name().original());

  private final SearchQuery query;
  private final List<Found> found = new ArrayList<>();
  private final IdentityHashMap<SearchEntry, Boolean> namedTables = new IdentityHashMap<>();

  SearchRanking(SearchQuery query) {
    this.query = query;
  }

  /** Takes an entry; {@code nearness} is positive, and greater is nearer. */
  void add(SearchEntry entry, double nearness) {
    SearchName name = entry.name();
    Tier tier = tierOfName(name);
    for (SearchName word : entry.words()) {
      Tier ofWord = tierOfWord(word);
      if (ofWord.compareTo(tier) > 0) {
        tier = ofWord;
        name = word;
      }
    }
    double within = 0.4 * nearness / (1 + nearness);
    double bonus = (isTableNamed(entry) ? TABLE_NAMED_TOO : 0) + ofSchema(entry);
    found.add(new Found(entry, tier, name, tier.score + bonus + within));
  }

  List<SearchHit> best(int limit) {
    return found.stream().sorted(NEAREST_FIRST).limit(limit).map(this::hit).toList();
  }

  private Tier tierOfName(SearchName name) {
    if (name.equalsWhole(query)) {
      return Tier.NAME;
    }
    if (name.isPartOf(query)) {
      return Tier.NAME_WITHIN;
    }
    return tierOfPart(name);
  }

  private Tier tierOfWord(SearchName name) {
    if (name.equalsWhole(query)) {
      return Tier.CHINESE_NAME;
    }
    if (name.isPartOf(query)) {
      return Tier.CHINESE_NAME_WITHIN;
    }
    return tierOfPart(name);
  }

  private Tier tierOfPart(SearchName name) {
    if (name.startsWith(query)) {
      return Tier.PREFIX;
    }
    return name.shares(query) ? Tier.SHARED_WORD : Tier.COMMENT;
  }

  private boolean isTableNamed(SearchEntry entry) {
    SearchEntry table = entry.table();
    return table != null
        && namedTables.computeIfAbsent(
            table,
            t -> t.name().isPartOf(query) || t.words().stream().anyMatch(w -> w.isPartOf(query)));
  }

  private double ofSchema(SearchEntry entry) {
    if (entry.schema().isPartOf(query)) {
      return SCHEMA_NAMED_TOO;
    }
    return entry.inDefaultSchema() ? IN_DEFAULT_SCHEMA : 0;
  }

  private SearchHit hit(Found hit) {
    return hit.entry().hit(matched(hit), hit.score());
  }

  private String matched(Found hit) {
    SearchEntry entry = hit.entry();
    if (hit.tier() != Tier.COMMENT) {
      return hit.name().original();
    }
    return SearchName.of(entry.comment()).shares(query) ? entry.comment() : entry.note();
  }

  private static String tableName(Found found) {
    SearchEntry table = found.entry().table();
    return table == null ? found.entry().name().original() : table.name().original();
  }
}
