package dev.querytool.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Work on a connection of a {@link SqliteFile}.
 *
 * @param <T> the result of the work
 * @param <X> what else the work may throw; {@code RuntimeException} for most
 */
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object, X extends Exception> {

  /**
   * Does the work.
   *
   * @param connection valid only during this call; closing it does nothing, and its transaction is
   *     begun and ended by the caller
   * @return the result; if there is none to give, for example the count that {@code executeUpdate}
   *     returns
   * @throws SQLException as JDBC throws it; the caller of {@link SqliteFile} sees a {@link
   *     SqliteFileException} instead
   * @throws X if the work throws it; passed on unchanged
   */
  T run(Connection connection) throws SQLException, X;
}
