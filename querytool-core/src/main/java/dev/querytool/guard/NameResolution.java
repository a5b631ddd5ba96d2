package dev.querytool.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.querytool.catalog.CatalogSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names of a statement against a catalogue: what each table and column stands for, and
 * where the columns of the result come from. Safe for use by many threads.
 */
final class NameResolution {

  private final NameRules rules;
  private final Cache<CatalogSnapshot, CatalogIndex> indexes =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

  NameResolution(NameRules rules) {
    this.rules = rules;
  }

  /**
   * Resolves a statement.
   *
   * @param root the parsed statement
   * @param text what it was parsed from
   * @param catalog what is known of the tables; null to leave names unresolved
   * @throws Refusal if a name is unknown or stands for more than one thing
   */
  ResolvedNames resolve(Select root, CanonicalText text, @Nullable CatalogSnapshot catalog) {
    return resolve(root, text, catalog, NameUses.untold());
  }

  /**
   * Resolves a statement and tells where each name stands.
   *
   * @throws Refusal if a name is unknown or stands for more than one thing
   */
  ResolvedNames resolve(
      Select root, CanonicalText text, @Nullable CatalogSnapshot catalog, NameUses uses) {
    TokenPlaces places = new TokenPlaces(text, rules);
    Resolution resolution = new Resolution(places, rules, index(catalog), uses);
    Outputs outputs;
    try {
      outputs = new SelectNames(resolution).resolve(root, QueryPlace.root());
      places.requireAllClaimed();
    } catch (Refusal stopped) {
      throw resolution.unknown().insteadOf(stopped);
    }
    resolution.unknown().refuse();
    return new ResolvedNames(
        resolution.touched().list(),
        outputs.open() ? List.of() : outputs.items().stream().map(this::column).toList(),
        resolution.complete() && !outputs.open());
  }

  private @Nullable CatalogIndex index(@Nullable CatalogSnapshot catalog) {
    return catalog == null
        ? null
        : indexes.get(catalog, snapshot -> new CatalogIndex(snapshot, rules));
  }

  private OutputColumn column(OutputItem item) {
    List<String> sources = new ArrayList<>(item.origins().size());
    for (Origin origin : item.origins()) {
      if (origin instanceof CatalogColumn column) {
        sources.add(column.path());
      }
    }
    Collections.sort(sources);
    return new OutputColumn(item.label() == null ? "" : item.label(), sources);
  }
}
