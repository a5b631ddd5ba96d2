package dev.querytool.catalog;

import dev.querytool.access.Grant;
import java.util.List;
import java.util.function.Function;

/** The catalogue as the one who made it holds it. Safe for use by many threads. */
public interface ManagedCatalog extends MetadataCatalog, AutoCloseable {

  /**
   * Returns the catalogue as one caller may see it: tables, look-ups, nearest names, search,
   * diagram, export and reports as if there were nothing but what is granted, names, notes and
   * synonyms written there alone. What is hidden and what does not exist read alike.
   *
   * @param grants gives the grants on a connection, each of which must show what is shown; none at
   *     all shows everything. It is asked anew for each call, and throws what the call is to end
   *     with if nothing may be seen
   */
  MetadataCatalog visibleTo(Function<String, List<Grant>> grants);

  /**
   * Lets go of what is kept in memory; the store is not closed. Using the catalogue afterwards
   * throws {@link IllegalStateException}; closing twice is harmless.
   */
  @Override
  void close();
}
