package dev.querytool.connection;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SQLite database's file, examined without opening it as a database. */
final class DatabaseFile {

  /**
   * What stands at the path now.
   *
   * @param key tells this file from another that takes its place; null where the system has none
   * @param bytes the size, with what its write-ahead log holds
   */
  record Facts(@Nullable Object key, long bytes) {}

  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

  private final Path path;
  private final File log;

  DatabaseFile(Path path) {
    this.path = path;
    this.log = new File(path + "-wal");
  }

  Path path() {
    return path;
  }

  /**
   * Looks at the file.
   *
   * @throws ConnectionFailedException if there is none, or something that is no regular file
   */
  Facts facts() {
    BasicFileAttributes attributes = attributes();
    if (!attributes.isRegularFile()) {
      String found = attributes.isDirectory() ? "a directory" : "not a regular file";
      throw new ConnectionFailedException(
          FailureKind.NOT_A_FILE,
          "cannot open '" + path + "': it is " + found + "; name the database file itself");
    }
    return new Facts(attributes.fileKey(), attributes.size() + log.length());
  }

  /**
   * Refuses the log, the index or the journal of a database: opening and closing it would drop the
   * locks of whoever has that database open in this process.
   *
   * @throws ConnectionFailedException if the path leads to such a file
   */
  void refuseCompanion() {
    String name = String.valueOf(realPath().getFileName());
    if (COMPANIONS.stream().anyMatch(name::endsWith)) {
      throw new ConnectionFailedException(
          FailureKind.NOT_A_FILE,
          "cannot open '" + path + "': it belongs to a database; name the database file itself");
    }
  }

  private Path realPath() {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new ConnectionFailedException(
          FailureKind.UNREADABLE, "cannot open '" + path + "': its place cannot be told", e);
    }
  }

  private BasicFileAttributes attributes() {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new ConnectionFailedException(
          FailureKind.MISSING_FILE,
          "cannot open '"
              + path
              + "': there is no such file, and none is created; check the path (a relative one"
              + " starts at the working directory)",
          e);
    } catch (IOException e) {
      throw new ConnectionFailedException(
          FailureKind.UNREADABLE,
          "cannot open '"
              + path
              + "': the system does not let this process look at it; check the"
              + " path and its permissions",
          e);
    }
  }
}
