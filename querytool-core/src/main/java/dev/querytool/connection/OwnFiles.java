package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files that may never be registered, with what lies beside them, recognised through links of
 * both kinds.
 */
final class OwnFiles {

  private static final List<String> BESIDE = List.of("", "-wal", "-shm", "-journal", ".key");

  private final Set<Path> files;

  OwnFiles(Set<Path> files) {
    this.files =
        files.stream()
            .flatMap(file -> BESIDE.stream().map(end -> Path.of(file + end)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Refuses a file that is one of these.
   *
   * @throws ValidationException if it is
   */
  void refuse(Path candidate) {
    if (files.stream().anyMatch(own -> isSame(own, candidate))) {
      throw new ValidationException(
          "'"
              + candidate
              + "' is querytool's own store, which can never be registered; name the database"
              + " that you want to read");
    }
  }

  private static boolean isSame(Path own, Path candidate) {
    try {
      return Files.exists(own) && Files.exists(candidate) && Files.isSameFile(own, candidate);
    } catch (IOException e) {
      return true;
    }
  }
}
