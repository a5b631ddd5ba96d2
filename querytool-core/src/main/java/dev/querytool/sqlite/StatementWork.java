package dev.querytool.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A read with one prepared statement of a {@link SqliteFile}.
 *
 * @param <T> the result of the read
 */
@FunctionalInterface
public interface StatementWork<T> {

  /**
   * Binds, executes and reads.
   *
   * @param statement valid only during this call; must not be closed, but its result sets must be
   * @return what was read
   * @throws SQLException as JDBC throws it; the caller of {@link SqliteFile} sees a {@link
   *     SqliteFileException} instead
   */
  T run(PreparedStatement statement) throws SQLException;
}
