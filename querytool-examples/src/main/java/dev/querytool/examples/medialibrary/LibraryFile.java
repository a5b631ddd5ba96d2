package dev.querytool.examples.medialibrary;

import dev.querytool.sqlite.SqliteFile;
import java.sql.SQLException;

/**
 * The library's file as its parts use it. Work inside other work of the same thread joins it: what
 * is written in one {@link #write} is kept or undone together. Safe for use by many threads.
 */
final class LibraryFile {

  /** Statements that belong together. */
  @FunctionalInterface
  interface Task<T> {
    T run(Sql sql) throws SQLException;
  }

  private final SqliteFile file;

  LibraryFile(SqliteFile file) {
    this.file = file;
  }

  /** Reads one state of the file. */
  <T> T read(Task<T> task) {
    return file.read(
        connection -> {
          try (Sql sql = new Sql(connection)) {
            return task.run(sql);
          }
        });
  }

  /** Writes all or nothing. */
  <T> T write(Task<T> task) {
    return file.write(
        connection -> {
          try (Sql sql = new Sql(connection)) {
            return task.run(sql);
          }
        });
  }
}
