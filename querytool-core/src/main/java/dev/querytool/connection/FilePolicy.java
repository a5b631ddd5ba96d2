package dev.querytool.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which SQLite files may be opened. */
final class FilePolicy {

  private static final Logger LOG = LoggerFactory.getLogger(FilePolicy.class);

  private final @Nullable List<Path> directories;

  /** Allows the files under directories alone. */
  FilePolicy(Collection<Path> directories) {
    this.directories = List.copyOf(directories);
  }

  private FilePolicy() {
    this.directories = null;
  }

  /** Allows every file. */
  static FilePolicy anywhere() {
    return new FilePolicy();
  }

  /** Tells whether a file must be opened without following links. */
  boolean isStrict() {
    return directories != null;
  }

  /**
   * Returns the file to be opened: by its real path where that matters.
   *
   * @throws ConnectionFailedException if it may not be opened; what is not there reads alike
   */
  DatabaseFile admitted(DatabaseFile file) {
    if (directories == null) {
      return file;
    }
    Path real = real(file.path());
    boolean listed = real != null && directories.stream().anyMatch(root -> isUnder(root, real));
    if (real == null || !listed || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(file.path());
    }
    return new DatabaseFile(real);
  }

  /**
   * Looks once more, now that a file is open, whether its path leads where it led before.
   *
   * @param key what told the file from others before it was opened
   * @param asked the path that messages name
   * @throws ConnectionFailedException if another file stands there by now
   */
  void confirm(DatabaseFile opened, @Nullable Object key, Path asked) {
    if (directories == null) {
      return;
    }
    Path path = opened.path();
    if (!path.equals(real(path)) || !Objects.equals(key, key(path))) {
      throw refused(asked);
    }
  }

  private static boolean isUnder(Path directory, Path file) {
    Path root = real(directory);
    return root != null && file.startsWith(root);
  }

  private static @Nullable Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      LOG.debug("{} has no real path", path, e);
      return null;
    }
  }

  private static @Nullable Object key(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
    } catch (IOException e) {
      LOG.debug("{} cannot be looked at", path, e);
      return null;
    }
  }

  private static ConnectionFailedException refused(Path path) {
    LOG.warn("the policy does not let '{}' be opened as a SQLite file", path);
    return new ConnectionFailedException(
        FailureKind.UNREADABLE,
        "cannot open '"
            + path
            + "': there is no such file, or it may not be opened; check the path, and ask who runs"
            + " this application which directories are allowed");
  }
}
