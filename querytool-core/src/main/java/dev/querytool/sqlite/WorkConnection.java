package dev.querytool.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection as work sees it: inside a transaction that it can neither end nor close, with
 * savepoints by JDBC's own calls, and useless once the work is over.
 */
final class WorkConnection implements InvocationHandler {

  private final Connection connection;
  private final boolean inTransaction;
  private int savepoints;
  private volatile boolean over;

  private WorkConnection(Connection connection, boolean inTransaction) {
    this.connection = connection;
    this.inTransaction = inTransaction;
  }

  static WorkConnection inTransaction(Connection connection) {
    return new WorkConnection(connection, true);
  }

  static WorkConnection withoutTransaction(Connection connection) {
    return new WorkConnection(connection, false);
  }

  Connection view() {
    return (Connection)
        Proxy.newProxyInstance(
            WorkConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
  }

  void end() {
    over = true;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, arguments);
    }
    if (method.getName().equals("close")) {
      return null;
    }
    if (over) {
      throw new SQLException(
          "this connection was valid during its read or write only; ask the SqliteFile again");
    }
    return inTransaction ? inTransaction(method, arguments) : pass(method, arguments);
  }

  private @Nullable Object inTransaction(Method method, Object @Nullable [] arguments)
      throws Throwable {
    @Nullable Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
    return switch (method.getName()) {
      case "getAutoCommit" -> false;
      case "setAutoCommit" -> stayInTransaction(Boolean.FALSE.equals(first));
      case "commit", "abort" -> stayInTransaction(false);
      case "rollback" -> rollback(first);
      case "setSavepoint" -> savepoint(first);
      case "releaseSavepoint" -> run("RELEASE " + quoted(first));
      default -> pass(method, arguments);
    };
  }

  private static @Nullable Object stayInTransaction(boolean stays) throws SQLException {
    if (!stays) {
      throw new SQLException(
          "the SqliteFile ends this transaction: return to commit it, throw to roll it back");
    }
    return null;
  }

  private @Nullable Object rollback(@Nullable Object savepoint) throws SQLException {
    return savepoint == null ? stayInTransaction(false) : run("ROLLBACK TO " + quoted(savepoint));
  }

  private Savepoint savepoint(@Nullable Object name) throws SQLException {
    savepoints++;
    Savepoint made =
        name == null ? new UnnamedSavepoint(savepoints) : new NamedSavepoint(String.valueOf(name));
    run("SAVEPOINT " + quoted(made));
    return made;
  }

  private static String quoted(@Nullable Object savepoint) throws SQLException {
    if (savepoint instanceof NamedSavepoint named) {
      return '"' + named.getSavepointName().replace("\"", "\"\"") + '"';
    }
    if (savepoint instanceof UnnamedSavepoint unnamed) {
      return "\"unnamed_" + unnamed.getSavepointId() + '"';
    }
    throw new SQLException("the savepoint is not of this connection");
  }

  private @Nullable Object run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return null;
    }
  }

  private @Nullable Object pass(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private @Nullable Object ofObject(Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "WorkConnection[" + connection + "]";
    };
  }

  private record NamedSavepoint(String getSavepointName) implements Savepoint {
    @Override
    public int getSavepointId() throws SQLException {
      throw new SQLFeatureNotSupportedException("a named savepoint has no number");
    }
  }

  private record UnnamedSavepoint(int getSavepointId) implements Savepoint {
    @Override
    public String getSavepointName() throws SQLException {
      throw new SQLFeatureNotSupportedException("an unnamed savepoint has no name");
    }
  }
}
