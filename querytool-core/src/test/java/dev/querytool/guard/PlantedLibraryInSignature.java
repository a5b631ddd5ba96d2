package dev.querytool.guard;

import org.jdbi.v3.core.Handle;

/** Shows a library's type, so that the architecture test can be seen red. */
public final class PlantedLibraryInSignature {

  private PlantedLibraryInSignature() {}

  /** Shows what it must not. */
  public static void shows(Handle handle) {
    handle.getConnection();
  }
}
