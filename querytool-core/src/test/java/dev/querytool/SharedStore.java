package dev.querytool;

import dev.querytool.access.Account;
import dev.querytool.access.Caller;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A store with two accounts, an administrator and another, who have logged in. It is made once and
 * copied: the hash of a password takes its time, and a copy is the same store to who has logged in.
 */
final class SharedStore {

  private static final SharedStore MADE = make();

  private final byte[] file;
  private final Account ann;
  private final Account bob;
  private final Caller annLoggedIn;
  private final Caller bobLoggedIn;

  private SharedStore(Path path, Secret password) throws IOException {
    try (SharedQueryTool tool =
        QueryTool.builder()
            .store(path)
            .masterKey(MasterKey.of(SharedShop::masterKey))
            .multiUser()
            .open()) {
      ann = tool.accounts().register("ann", password);
      bob = tool.accounts().register("bob", password);
      annLoggedIn = tool.accounts().authenticate("ann", password);
      bobLoggedIn = tool.accounts().authenticate("bob", password);
    }
    file = Files.readAllBytes(path);
  }

  /** Copies it to a place in a directory that need not be there yet. */
  static SharedStore copyTo(Path path) {
    try {
      Files.createDirectories(path.getParent());
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(path, MADE.file);
      return MADE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Account ann() {
    return ann;
  }

  Account bob() {
    return bob;
  }

  Caller annLoggedIn() {
    return annLoggedIn;
  }

  Caller bobLoggedIn() {
    return bobLoggedIn;
  }

  private static SharedStore make() {
    try {
      Path directory = Files.createTempDirectory("shared-store");
      Path path = directory.resolve("querytool.db");
      try {
        return new SharedStore(path, SharedShop.PASSWORD);
      } finally {
        Files.delete(path);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
