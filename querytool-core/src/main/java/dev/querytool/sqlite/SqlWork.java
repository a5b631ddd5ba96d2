package dev.querytool.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Work on a connection of a {@link SqliteFile}.
 *
 * @param <T> what the work gives back
 * @param <X> what else the work may throw; {@code RuntimeException} for most
 */
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object, X extends Exception> {

  /**
   * Does the work.
   *
   * @param connection valid during this call only; closing it does nothing, and whoever handed it
   *     out begins and ends its transaction
   * @return the result; where there is none to give, a count such as {@code executeUpdate} returns
   * @throws SQLException as JDBC throws it; the caller of {@link SqliteFile} sees a {@link
   *     SqliteFileException} instead
   * @throws X as the work wishes; passed on as it is
   */
  T run(Connection connection) throws SQLException, X;
}
