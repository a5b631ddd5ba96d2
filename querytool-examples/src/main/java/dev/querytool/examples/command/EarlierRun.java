package dev.querytool.examples.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What an earlier run of a program has left in its directory. */
public final class EarlierRun {

  private EarlierRun() {}

  /**
   * Deletes files, and what SQLite keeps beside them.
   *
   * @param directory where they lie; need not exist
   * @param names of the files
   */
  public static void clear(Path directory, String... names) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    List<Path> stale;
    try (Stream<Path> present = Files.list(directory)) {
      stale = present.filter(path -> belongsToOne(path, names)).toList();
    }
    for (Path path : stale) {
      Files.delete(path);
    }
  }

  private static boolean belongsToOne(Path path, String... names) {
    String name = path.getFileName().toString();
    return Arrays.stream(names).anyMatch(name::startsWith);
  }
}
