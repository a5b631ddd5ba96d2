package dev.querytool.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.querytool.catalog.CatalogSnapshot;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was found about the texts seen last, bounded by their length. An answer holds for
 * one snapshot, which is not kept alive for it.
 *
 * <p>Safe for use by many threads; starts none.
 */
final class InspectionCache {

  private static final long MAX_CHARACTERS = 4_000_000;
  private static final int OVERHEAD = 500;

  /**
   * What a text is looked up by.
   *
   * @param sql the text as it was given
   * @param catalog the identity of the snapshot; 0 if there was none
   * @param view what the caller may see; null if all
   */
  private record Key(String sql, int catalog, @Nullable GrantedView view) {}

  /**
   * What was found.
   *
   * @param inspection the verdict
   * @param catalog the snapshot that it holds for; null if there was none
   */
  private record Answer(Inspection inspection, @Nullable WeakReference<CatalogSnapshot> catalog) {

    boolean holdsFor(@Nullable CatalogSnapshot asked) {
      return catalog == null ? asked == null : asked != null && catalog.refersTo(asked);
    }
  }

  private final Cache<Key, Answer> answers =
      Caffeine.newBuilder()
          .maximumWeight(MAX_CHARACTERS)
          .<Key, Answer>weigher((key, answer) -> key.sql().length() + OVERHEAD)
          .executor(Runnable::run)
          .build();

  /** Returns what is known about a text, or asks and remembers. */
  Inspection get(
      String sql,
      @Nullable CatalogSnapshot catalog,
      @Nullable GrantedView view,
      Supplier<Inspection> inspect) {
    Key key = new Key(sql, catalog == null ? 0 : System.identityHashCode(catalog), view);
    Answer known = answers.getIfPresent(key);
    if (known != null && known.holdsFor(catalog)) {
      return known.inspection();
    }
    Inspection inspection = inspect.get();
    answers.put(key, new Answer(inspection, catalog == null ? null : new WeakReference<>(catalog)));
    return inspection;
  }
}
