package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SQLite file as an engine: one place, no login. */
final class SqliteEngine implements Engine {

  private final Path file;
  private final OwnFiles ownFiles;
  private final FilePolicy policy;
  private final ClassLoader drivers;
  private final int largestValue;

  SqliteEngine(
      Path file, OwnFiles ownFiles, FilePolicy policy, ClassLoader drivers, int largestValue) {
    this.file = file;
    this.ownFiles = ownFiles;
    this.policy = policy;
    this.drivers = drivers;
    this.largestValue = largestValue;
    ownFiles.refuse(file);
  }

  @Override
  public Dialect dialect() {
    return Dialect.SQLITE;
  }

  @Override
  public boolean takesPassword() {
    return false;
  }

  @Override
  public String binding() {
    return CredentialBinding.of(Dialect.SQLITE, List.of("", "", file.toString(), "", ""));
  }

  @Override
  public SessionOpener opener(@Nullable Secret password, SessionZone zone) {
    return new SqliteSession(new DatabaseFile(file), ownFiles, policy, drivers, largestValue);
  }
}
