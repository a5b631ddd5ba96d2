package dev.querytool.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * Makes a file and its companions for the owner alone, before SQLite can make them wider, and
 * refuses those that others may open. File systems without POSIX permissions are left to the host.
 */
final class PrivateFiles {

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private PrivateFiles() {}

  /** Returns the file's real place; afterwards it and its companions exist, private. */
  static Path prepare(Path wanted) {
    Path absolute = wanted.toAbsolutePath().normalize();
    Failures failures = new Failures(absolute);
    try {
      makeDirectory(absolute, failures);
      makeFile(absolute);
      requireRegular(absolute, failures);
      requirePrivate(absolute, failures);
      Path real = absolute.toRealPath();
      for (Path companion : companions(real)) {
        requireNoLink(companion, failures);
        requirePrivate(companion, failures);
      }
      requireDatabase(real, failures);
      for (Path companion : companions(real)) {
        makeFile(companion);
      }
      return real;
    } catch (IOException e) {
      throw failures.problem(
          "cannot make it: " + e + "; check the path and the directory's rights", e);
    }
  }

  private static List<Path> companions(Path file) {
    return List.of(
        file.resolveSibling(file.getFileName() + "-wal"),
        file.resolveSibling(file.getFileName() + "-shm"));
  }

  private static void makeDirectory(Path file, Failures failures) {
    Path directory = file.getParent();
    if (directory == null) {
      throw failures.problem("it is a directory; give the path of a file", null);
    }
    try {
      Files.createDirectories(directory, only(directory, "rwx------"));
    } catch (IOException e) {
      throw failures.problem(
          "its directory '" + directory + "' cannot be made: " + e + "; make it first", e);
    }
  }

  private static void makeFile(Path file) throws IOException {
    Set<StandardOpenOption> fresh =
        EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      Files.newByteChannel(file, fresh, only(file, "rw-------")).close();
    } catch (FileAlreadyExistsException e) {
      if (!Files.exists(file)) {
        throw e;
      }
    }
  }

  private static void requireRegular(Path file, Failures failures) throws IOException {
    if (Files.isDirectory(file)) {
      throw failures.problem("it is a directory; give the path of a file in it", null);
    }
    if (!Files.isRegularFile(file)) {
      throw failures.problem("it is no regular file; give the path of one", null);
    }
    if (!Files.isReadable(file) || !Files.isWritable(file) || !isTheOwnersToWrite(file)) {
      throw failures.problem("it cannot be read and written; give its owner both rights", null);
    }
  }

  private static void requireNoLink(Path companion, Failures failures) {
    if (Files.isSymbolicLink(companion)) {
      throw failures.problem("'" + companion + "' is a symbolic link; remove it", null);
    }
  }

  private static void requirePrivate(Path file, Failures failures) throws IOException {
    if (!hasPermissions(file)) {
      return;
    }
    Set<PosixFilePermission> found = permissions(file);
    if (found.stream().anyMatch(OTHERS::contains)) {
      throw failures.problem(
          String.format(
              Locale.ROOT,
              "'%s' is %s, so that others may open it; run chmod 600 on it",
              file,
              PosixFilePermissions.toString(found)),
          null);
    }
  }

  /** Root may write any file; what its owner has made read-only is refused all the same. */
  private static boolean isTheOwnersToWrite(Path file) throws IOException {
    return !hasPermissions(file) || permissions(file).containsAll(OWNER);
  }

  /**
   * Before there are companions, so that none is left beside a file that is something else. SQLite
   * itself has to look: were the file open in this process already, closing a descriptor that is
   * not SQLite's would drop its locks (POSIX fcntl), and with them what is written next.
   */
  private static void requireDatabase(Path file, Failures failures) throws IOException {
    if (Files.size(file) == 0) {
      return;
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection probe = config.createConnection("jdbc:sqlite:" + file.toUri());
        Statement statement = probe.createStatement()) {
      statement.execute("PRAGMA schema_version");
    } catch (SQLException e) {
      if (Failures.isNoDatabase(e)) {
        throw failures.problem(
            "it is not a SQLite database; choose one, or a file that does not exist", e);
      }
      // Whatever else is wrong shows when the file is opened for good.
    }
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    try {
      return Files.getPosixFilePermissions(file);
    } catch (NoSuchFileException e) {
      // Another process that closes the file as its last user takes the companions away.
      return Set.of();
    }
  }

  private static FileAttribute<?>[] only(Path where, String permissions) {
    return hasPermissions(where)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
