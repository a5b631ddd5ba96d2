package dev.querytool.sqlite;

import dev.querytool.error.QueryToolException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what goes wrong on one file into this package's exceptions. */
final class Failures {

  private static final int PRIMARY_CODE = 0xff;

  private final Path path;

  Failures(Path path) {
    this.path = path;
  }

  SqliteFileException problem(String problem, @Nullable Throwable cause) {
    return new SqliteFileException(
        "SQLite file '" + path + "': " + problem, Map.of("file", path.toString()), cause);
  }

  SqliteFileException closed() {
    return problem("it is closed; open it again before reading or writing", null);
  }

  SqliteFileException interrupted() {
    Thread.currentThread().interrupt();
    return problem("the thread was interrupted while it waited; nothing was done", null);
  }

  /** The task is a phrase such as "cannot write". */
  QueryToolException of(String task, SQLException cause) {
    if (isBusy(cause)) {
      return new WriterBusyException(
          "SQLite file '"
              + path
              + "': "
              + task
              + ": another process or connection holds the file; let it finish",
          Map.of("file", path.toString()),
          List.of(),
          cause);
    }
    return new SqliteFileException(
        "SQLite file '" + path + "': " + task + ": " + cause.getMessage() + advice(cause),
        Map.of("file", path.toString(), "sqliteCode", resultCode(cause).name()),
        cause);
  }

  WriterBusyException heldByProcess(Duration waited, SQLException cause) {
    return new WriterBusyException(
        String.format(
            Locale.ROOT,
            "SQLite file '%s': cannot write: another process or connection kept the writer for all"
                + " of %d ms; let it finish, or allow a longer acquire timeout",
            path,
            waited.toMillis()),
        Map.of("file", path.toString(), "waitedMillis", waited.toMillis()),
        List.of(),
        cause);
  }

  ReadersBusyException readersBusy(String problem) {
    return new ReadersBusyException(
        "SQLite file '" + path + "': " + problem, Map.of("file", path.toString()));
  }

  static boolean isNoDatabase(SQLException failure) {
    return (resultCode(failure).code & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  Path path() {
    return path;
  }

  static boolean isBusy(SQLException failure) {
    return (resultCode(failure).code & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  private static SQLiteErrorCode resultCode(SQLException failure) {
    return failure instanceof SQLiteException known
        ? known.getResultCode()
        : SQLiteErrorCode.getErrorCode(failure.getErrorCode());
  }

  private static String advice(SQLException cause) {
    SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(resultCode(cause).code & PRIMARY_CODE);
    return switch (primary) {
      case SQLITE_NOTADB -> "; choose the path of a SQLite file or of a file that does not exist";
      case SQLITE_CANTOPEN, SQLITE_PERM ->
          "; the process needs to read and write the file and its directory";
      case SQLITE_READONLY ->
          "; change the file inside write(), and see to it that the process may write the file and"
              + " its directory";
      case SQLITE_FULL -> "; free some room on the disk";
      case SQLITE_CORRUPT -> "; restore the file from a backup";
      default -> "";
    };
  }
}
