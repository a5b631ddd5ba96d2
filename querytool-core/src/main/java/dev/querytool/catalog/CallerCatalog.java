package dev.querytool.catalog;

import dev.querytool.access.Grant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The catalogue as one caller may see it. */
final class CallerCatalog implements MetadataCatalog {

  private final DefaultMetadataCatalog catalog;
  private final Function<String, List<Grant>> grants;

  CallerCatalog(DefaultMetadataCatalog catalog, Function<String, List<Grant>> grants) {
    this.catalog = catalog;
    this.grants = grants;
  }

  /** Asks for the grants first, which may deny: what is near a name is not for everybody. */
  @Override
  public ConnectionCatalog on(String connection) {
    Supplier<List<Grant>> now = () -> grants.apply(connection);
    now.get();
    return catalog.on(connection, now);
  }
}
