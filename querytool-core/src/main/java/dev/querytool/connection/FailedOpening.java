package dev.querytool.connection;

import dev.querytool.error.QueryToolException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of a connection that could not be opened.
 *
 * <p>A pool keeps to itself that opening fails, and tries until its borrower's time is up. Given
 * this, it lends it at once, and the borrower learns why there is no connection.
 */
final class FailedOpening implements InvocationHandler {

  private static final Map<String, Object> ANSWERS =
      Map.of(
          "isValid", true,
          "isReadOnly", true,
          "getAutoCommit", false,
          "isClosed", false,
          "getNetworkTimeout", 0,
          "getTransactionIsolation", Connection.TRANSACTION_READ_COMMITTED,
          "toString", "FailedOpening");

  private final QueryToolException why;
  private final long since = System.nanoTime();

  private FailedOpening(QueryToolException why) {
    this.why = why;
  }

  /** Returns what a pool takes for a connection. */
  static Connection connection(QueryToolException why) {
    return (Connection)
        Proxy.newProxyInstance(
            FailedOpening.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new FailedOpening(why));
  }

  /** Finds out whether a pool's connection is none; null if it is one. */
  static @Nullable FailedOpening of(Connection pooled) {
    try {
      return pooled.isWrapperFor(FailedOpening.class) ? pooled.unwrap(FailedOpening.class) : null;
    } catch (SQLException e) {
      return null;
    }
  }

  QueryToolException why() {
    return why;
  }

  /** Tells whether opening failed after a moment of {@link System#nanoTime}. */
  boolean isSince(long moment) {
    return since - moment >= 0;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "isWrapperFor" -> arguments != null && arguments[0] == FailedOpening.class;
      case "unwrap" -> this;
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> arguments != null && proxy == arguments[0];
      default -> ANSWERS.get(method.getName());
    };
  }
}
