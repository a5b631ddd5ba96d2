package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import dev.querytool.access.Grant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The catalogue as one caller may see it. */
final class CallerCatalog implements MetadataCatalog {

  private final DefaultMetadataCatalog catalog;
  private final Function<String, List<Grant>> grants;
  private final AnnotationListener listener;

  CallerCatalog(
      DefaultMetadataCatalog catalog,
      Function<String, List<Grant>> grants,
      AnnotationListener listener) {
    this.catalog = catalog;
    this.grants = grants;
    this.listener = listener;
  }

  /** Asks for the grants first, which may deny: what is near a name is not for everybody. */
  @Override
  public ConnectionCatalog on(String connection) {
    Supplier<List<Grant>> now = () -> grants.apply(connection);
    requireNonNull(now.get(), "grants");
    return catalog.on(connection, now, listener);
  }
}
