package dev.querytool.catalog;

import dev.querytool.access.Grant;
import java.util.List;
import java.util.function.Function;

/** A catalogue as its creator holds it, who also closes it. Safe for use by many threads. */
public interface ManagedCatalog extends MetadataCatalog, AutoCloseable {

  /**
   * Returns the catalogue as one caller may see it: tables, look-ups, nearest names, search,
   * diagram, export and reports as if nothing but what is granted existed, and annotations can be
   * written only there. What is hidden and what does not exist cannot be told apart.
   *
   * @param grants returns the grants on a connection, of which each must show what is shown; an
   *     empty list shows everything. Called again for each call; if nothing may be seen, it throws
   *     the exception that the call ends with
   */
  MetadataCatalog visibleTo(Function<String, List<Grant>> grants);

  /**
   * Returns the catalogue as one caller may see it, and tells what that caller writes.
   *
   * @param grants as for {@link #visibleTo(Function)}
   * @param listener hears it after it is stored; what it throws, the caller's call ends with
   */
  MetadataCatalog visibleTo(Function<String, List<Grant>> grants, AnnotationListener listener);

  /**
   * Releases what is kept in memory; the store is not closed. Using the catalogue afterwards throws
   * {@link IllegalStateException}; closing twice is harmless.
   */
  @Override
  void close();
}
