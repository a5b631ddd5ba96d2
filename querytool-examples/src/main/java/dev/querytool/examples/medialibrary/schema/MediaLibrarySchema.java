package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.MigrationReport;
import dev.querytool.migration.Migrations;
import dev.querytool.migration.Migrator;
import dev.querytool.sqlite.SqliteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** Opens the media library's file with the tables of today. */
public final class MediaLibrarySchema {

  private MediaLibrarySchema() {}

  /** Makes the file if it does not exist, upgrades it if it is an old one, and opens it. */
  public static SqliteFile open(Path path, Clock clock) {
    SqliteFile file = SqliteFile.open(path);
    try {
      upgrade(file, clock);
      return file;
    } catch (RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  /** Brings an open file to the tables of today and tells what that took. */
  public static MigrationReport upgrade(SqliteFile file, Clock clock) {
    return Migrator.of(file, migrations(), clock).up();
  }

  /** Returns all migrations, with the tables of today as the snapshot for a new file. */
  public static Migrations migrations() {
    return Migrations.of().withSnapshot(script("schema.sql"));
  }

  private static String script(String name) {
    try (InputStream in = MediaLibrarySchema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing in this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }
}
