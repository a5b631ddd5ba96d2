package dev.querytool.connection;

import dev.querytool.vault.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A SQLite file. */
record InFile(Path folder, Path file) implements ContractDatabase {

  /** Makes SQLite files. */
  record Of() implements Source {

    @Override
    public ContractDatabase create(String value) {
      try {
        Path folder = Files.createTempDirectory("querytool-contract");
        Path file = SqliteFiles.create(folder.resolve(value + ".db"), value);
        return new InFile(folder, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Dialect dialect() {
      return Dialect.SQLITE;
    }

    @Override
    public String product() {
      return "SQLite";
    }

    @Override
    public String toString() {
      return "SQLite";
    }
  }

  @Override
  public String url() {
    return "sqlite:" + file;
  }

  @Override
  public String urlWithWord() {
    return url();
  }

  @Override
  public String missingUrl() {
    return "sqlite:" + folder.resolve("none.db");
  }

  @Override
  public String word() {
    return "correct-horse-9182";
  }

  @Override
  public Secret secret() {
    return Secret.of("");
  }

  /** A file does not tell who has it open. */
  @Override
  public int sessions() {
    return 0;
  }

  @Override
  public Connection admin() throws SQLException {
    return SqliteFiles.writer(file);
  }

  @Override
  public void close() {
    try (var files = Files.list(folder)) {
      for (Path one : files.toList()) {
        Files.delete(one);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
