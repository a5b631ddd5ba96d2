package dev.querytool.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master key in a file that only its owner may read. */
final class KeyFile {

  private static final Logger log = LoggerFactory.getLogger(KeyFile.class);
  private static final int LARGEST = 1024;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;

  KeyFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  KeyMaterial read() {
    try {
      return KeyText.decode(checkedBytes(), "the file " + file);
    } catch (IOException e) {
      throw new CredentialException(
          "The master key file " + file + " cannot be read; see to its permissions", e);
    }
  }

  /**
   * Requires another directory than that of a store.
   *
   * @throws CredentialException if both lie in the same one
   */
  void requireApartFrom(Path store) {
    try {
      Path stores = store.toAbsolutePath().getParent();
      if (stores != null && isSame(directory(), stores)) {
        throw new CredentialException(
            "The master key file "
                + file
                + " lies in the directory of the store; where many are served, keep it in another,"
                + " or give the key by the environment or a supplier");
      }
    } catch (IOException e) {
      throw new CredentialException(
          "The directory of the master key file " + file + " cannot be read", e);
    }
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return one.normalize().equals(other.normalize())
        || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
  }

  /** Makes the file whole or not at all; does nothing if it is there. */
  void createIfAbsent() {
    if (Files.exists(file)) {
      return;
    }
    try {
      create();
    } catch (IOException e) {
      throw new CredentialException(
          "The master key file "
              + file
              + " cannot be made; "
              + (Files.isDirectory(directory())
                  ? "see to its directory"
                  : "its directory does not exist, make it first, for its owner only"),
          e);
    }
  }

  private byte[] checkedBytes() throws IOException {
    if (!Files.exists(file)) {
      throw new CredentialException(
          "No master key: the file "
              + file
              + " does not exist; put back the key that this store's credentials were stored with");
    }
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      throw new CredentialException(
          "The master key file " + file + " is no file of 32 bytes as base64; give another path");
    }
    checkPermissions();
    return Files.readAllBytes(file);
  }

  private void checkPermissions() throws IOException {
    if (!hasPosixPermissions(file)) {
      return;
    }
    Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(found)) {
      throw new CredentialException(
          "The master key file "
              + file
              + " is open to others ("
              + PosixFilePermissions.toString(found)
              + "); close it with: chmod 600, and change the key if others may have read it");
    }
  }

  private void create() throws IOException {
    Path directory = directory();
    Path draft = Files.createTempFile(directory, ".key", ".tmp", ownerOnly(directory));
    try {
      writeNewKey(draft);
      if (publish(draft)) {
        forceDirectory(directory);
        log.info(
            "Made a new master key in {}; keep a copy of it apart from the store, whose credentials"
                + " cannot be opened without it",
            file);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void writeNewKey(Path draft) throws IOException {
    byte[] key = new byte[KeyMaterial.LENGTH];
    new SecureRandom().nextBytes(key);
    byte[] text = KeyText.encode(key);
    KeyMaterial.wipe(key);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(text);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } finally {
      KeyMaterial.wipe(text);
    }
  }

  /** A link never replaces a file that another process has made meanwhile. */
  private boolean publish(Path draft) throws IOException {
    try {
      linkOrMove(draft);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private void linkOrMove(Path draft) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      log.debug("The file system of {} has no hard links; moving the key file instead", file, e);
      Files.move(draft, file);
    }
  }

  private Path directory() {
    Path parent = file.getParent();
    if (parent == null) {
      throw new CredentialException("The master key cannot lie in " + file + "; name a file");
    }
    return parent;
  }

  private static void forceDirectory(Path directory) throws IOException {
    if (hasPosixPermissions(directory)) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path directory) {
    return hasPosixPermissions(directory)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean hasPosixPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
