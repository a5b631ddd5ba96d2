package dev.querytool.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.querytool.access.Grant;
import dev.querytool.catalog.CatalogSnapshot;

/** Keeps what grants leave of catalogues that are still in use. Safe for use by many threads. */
final class GrantedCatalogs {

  private static final int MAX_GRANTS = 200;

  private final Cache<CatalogSnapshot, Cache<Grant, GrantedCatalog>> bySnapshot =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

  GrantedCatalog of(CatalogSnapshot catalog, Grant grant) {
    return bySnapshot
        .get(catalog, first -> newCache())
        .get(grant, missing -> new GrantedCatalog(catalog, grant));
  }

  private static Cache<Grant, GrantedCatalog> newCache() {
    return Caffeine.newBuilder().maximumSize(MAX_GRANTS).executor(Runnable::run).build();
  }
}
