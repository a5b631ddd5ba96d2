package dev.querytool.natural;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the linkers of catalogues for as long as these are in use. Safe for use by many threads.
 */
final class Linkers {

  private static final int MOST_KEPT = 100;

  private final @Nullable TextEmbedder embedder;
  private final Cache<CatalogSnapshot, SchemaLinker> linkers =
      Caffeine.newBuilder().weakKeys().maximumSize(MOST_KEPT).executor(Runnable::run).build();

  /**
   * Keeps none yet.
   *
   * @param embedder finds tables by meaning as well; null for none
   */
  Linkers(@Nullable TextEmbedder embedder) {
    this.embedder = embedder;
  }

  List<TableMetadata> rank(CatalogSnapshot catalog, String question, int top) {
    return linkers.get(catalog, this::linker).link(question, top).stream()
        .map(LinkedTable::table)
        .toList();
  }

  private SchemaLinker linker(CatalogSnapshot catalog) {
    SchemaLinker byWords = SchemaLinker.of(catalog);
    return embedder == null ? byWords : byWords.with(embedder);
  }
}
