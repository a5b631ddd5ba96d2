package dev.querytool.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;
import java.util.List;

/** Keeps what grants leave of catalogues that are still in use. Safe for use by many threads. */
final class GrantedCatalogs {

  private static final int MAX_GRANTS = 200;

  private final Cache<CatalogSnapshot, Cache<List<Grant>, GrantedCatalog>> bySnapshot =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

  GrantedCatalog of(CatalogSnapshot catalog, List<Grant> grants) {
    return bySnapshot
        .get(catalog, first -> newCache())
        .get(grants, missing -> new GrantedCatalog(catalog, grants));
  }

  private static Cache<List<Grant>, GrantedCatalog> newCache() {
    return Caffeine.newBuilder().maximumSize(MAX_GRANTS).executor(Runnable::run).build();
  }
}
