package dev.querytool.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder that the server may write, with a file that nobody may read: what it says shows in no
 * answer, and where the file system keeps times of access, these do not move.
 */
final class CanaryFiles implements AutoCloseable {

  private static final String SECRET = "canary-in-a-file-5b1e";

  private final Path folder;

  private CanaryFiles(Path folder) {
    this.folder = folder;
  }

  static CanaryFiles create() {
    try {
      Path folder = Files.createTempDirectory("qt-canaries-");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      CanaryFiles files = new CanaryFiles(folder);
      Files.writeString(files.secret(), SECRET + "\n");
      Files.setPosixFilePermissions(files.secret(), PosixFilePermissions.fromString("rw-r--r--"));
      files.age();
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  Path secret() {
    return folder.resolve("secret.txt");
  }

  /** Returns what the secret looks like, in the ways in which a server may show it. */
  static List<String> secrets() {
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    return List.of(
        SECRET,
        new StringBuilder(SECRET).reverse().toString(),
        HexFormat.of().formatHex(bytes),
        HexFormat.of().withUpperCase().formatHex(bytes),
        Base64.getEncoder().encodeToString(bytes).substring(0, 24));
  }

  /** Returns names, sizes and times of all files but those of the given endings. */
  String state(String... endings) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Stream.of(endings).noneMatch(end -> file.toString().endsWith(end)))
          .sorted(Comparator.naturalOrder())
          .map(CanaryFiles::line)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Path file) {
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      return String.join(
          " ",
          file.getFileName().toString(),
          String.valueOf(facts.size()),
          facts.lastModifiedTime().toString(),
          file.endsWith("secret.txt") ? facts.lastAccessTime().toString() : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file system that saves work notes an access only if the last one is older than the file. */
  private void age() throws IOException {
    BasicFileAttributeView view =
        Files.getFileAttributeView(secret(), BasicFileAttributeView.class);
    FileTime written = view.readAttributes().lastModifiedTime();
    FileTime read = FileTime.from(written.toInstant().minus(Duration.ofHours(1)));
    view.setTimes(written, read, null);
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
