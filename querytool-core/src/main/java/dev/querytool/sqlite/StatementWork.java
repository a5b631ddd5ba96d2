package dev.querytool.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Reading by one prepared statement of a {@link SqliteFile}.
 *
 * @param <T> what it gives back
 */
@FunctionalInterface
public interface StatementWork<T> {

  /**
   * Binds, executes and reads.
   *
   * @param statement valid during this call only, and not to be closed; its results are
   * @return what was read
   * @throws SQLException as JDBC throws it; the caller of {@link SqliteFile} sees a {@link
   *     SqliteFileException} instead
   */
  T run(PreparedStatement statement) throws SQLException;
}
