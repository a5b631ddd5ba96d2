package dev.querytool.query;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What pgjdbc offers beyond JDBC, reached by name: its classes need not be on the class path, and
 * may come from any loader.
 */
final class PostgresDriver {

  private static final String CONNECTION = "org.postgresql.PGConnection";

  private PostgresDriver() {}

  /**
   * Asks the server to end whatever a connection is doing. The driver's statement itself asks while
   * it executes, but not while it fetches rows.
   *
   * @throws SQLException if it could not be asked
   */
  static void cancelAny(Connection connection) throws SQLException {
    Connection own = driversOwn(connection);
    try {
      own.getClass().getMethod("cancelQuery").invoke(own);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() instanceof SQLException ofDriver
          ? ofDriver
          : new SQLException("the driver could not cancel", failed.getCause());
    } catch (ReflectiveOperationException hidden) {
      throw new SQLException("the driver offers no way to cancel", hidden);
    }
  }

  /** Returns what the server itself said, if the failure came from it. */
  static Optional<PostgresError> serverError(SQLException failure) {
    Object error = read(failure, "getServerErrorMessage");
    if (error == null || !(read(error, "getMessage") instanceof String message)) {
      return Optional.empty();
    }
    String hint = read(error, "getHint") instanceof String text ? text : "";
    int position = read(error, "getPosition") instanceof Integer number ? number : 0;
    return Optional.of(new PostgresError(message, hint, position));
  }

  private static Connection driversOwn(Connection connection) throws SQLException {
    Connection inner = connection.unwrap(Connection.class);
    try {
      Class<?> type = Class.forName(CONNECTION, false, inner.getClass().getClassLoader());
      return type.isInstance(inner) ? inner : (Connection) inner.unwrap(type);
    } catch (ClassNotFoundException elsewhere) {
      return inner;
    }
  }

  private static @Nullable Object read(Object of, String getter) {
    try {
      Method method = of.getClass().getMethod(getter);
      return method.invoke(of);
    } catch (ReflectiveOperationException absent) {
      return null;
    }
  }
}
