package dev.querytool.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the project, wherever in it a test runs. */
public final class ProjectFile {

  private ProjectFile() {}

  /**
   * Returns a file that is there.
   *
   * @param name its path from the project's root, which is above the working folder or named by
   *     {@code -Dquerytool.root}
   */
  public static Path of(String name) {
    Path place = Path.of(System.getProperty("querytool.root", "")).toAbsolutePath();
    while (place != null && !Files.exists(place.resolve(name))) {
      place = place.getParent();
    }
    if (place == null) {
      throw new AssertionError(
          name + " is not found from here; say where the project is with -Dquerytool.root=…");
    }
    return place.resolve(name);
  }
}
