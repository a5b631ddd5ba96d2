package dev.querytool.query;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What Connector/J offers beyond JDBC, reached by name: its classes need not be on the class path,
 * and may come from any loader.
 *
 * <p>The driver cancels by a connection of its own, for which it takes the time limits of the one
 * that runs: an hour and more. They are shortened while it does so, which the connection that runs
 * does not feel: its socket has its limit already.
 */
final class MysqlDriver {

  private static final String CONNECTION = "com.mysql.cj.jdbc.JdbcConnection";
  private static final String STATEMENT = "com.mysql.cj.Query";
  private static final String PROPERTIES = "com.mysql.cj.conf.PropertySet";
  private static final String PROPERTY = "com.mysql.cj.conf.RuntimeProperty";
  private static final int CANCEL_MILLIS = 2_000;

  private MysqlDriver() {}

  /**
   * Asks the server to end whatever a connection is doing.
   *
   * @param statement what it executes, or null while that is being prepared
   */
  static void cancel(Connection connection, @Nullable Statement statement) throws SQLException {
    Connection own = driversOwn(connection);
    try {
      Limit connect = Limit.set(own, "connectTimeout");
      Limit answer = Limit.set(own, "socketTimeout");
      try {
        (statement == null ? preparing(own) : statement).cancel();
      } finally {
        connect.putBack();
        answer.putBack();
      }
    } catch (ReflectiveOperationException hidden) {
      if (statement != null) {
        statement.cancel();
      }
    }
  }

  /** The driver cancels nothing for a statement that does not execute, so one must seem to. */
  private static Statement preparing(Connection own)
      throws SQLException, ReflectiveOperationException {
    Statement statement = own.createStatement();
    Object executing = call(statement, STATEMENT, "getStatementExecuting");
    ((AtomicBoolean) executing).set(true);
    return statement;
  }

  private static Connection driversOwn(Connection connection) throws SQLException {
    Connection inner = connection.unwrap(Connection.class);
    try {
      Class<?> type = type(inner, CONNECTION);
      return type.isInstance(inner) ? inner : (Connection) inner.unwrap(type);
    } catch (ClassNotFoundException elsewhere) {
      return inner;
    }
  }

  private static Class<?> type(Object of, String name) throws ClassNotFoundException {
    return Class.forName(name, false, of.getClass().getClassLoader());
  }

  private static Object call(Object of, String type, String method)
      throws ReflectiveOperationException {
    return type(of, type).getMethod(method).invoke(of);
  }

  /** A time limit of the driver's next connection. */
  private record Limit(Object property, Method setter, Object before) {

    static Limit set(Connection own, String name) throws ReflectiveOperationException {
      Object all = call(own, CONNECTION, "getPropertySet");
      Object property =
          type(own, PROPERTIES).getMethod("getProperty", String.class).invoke(all, name);
      Method setter = type(own, PROPERTY).getMethod("setValue", Object.class);
      Limit limit = new Limit(property, setter, call(property, PROPERTY, "getValue"));
      setter.invoke(property, CANCEL_MILLIS);
      return limit;
    }

    void putBack() throws ReflectiveOperationException {
      setter.invoke(property, before);
    }
  }
}
