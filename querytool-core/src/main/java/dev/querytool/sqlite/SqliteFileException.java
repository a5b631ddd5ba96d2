package dev.querytool.sqlite;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a SQLite file could not be created, opened, read or written, or is closed.
 *
 * <p>The details contain {@code file} and, if SQLite itself failed, {@code sqliteCode} such as
 * {@code SQLITE_CONSTRAINT_UNIQUE}.
 */
public final class SqliteFileException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  SqliteFileException(String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.STORE_ERROR, message, details, cause);
  }
}
