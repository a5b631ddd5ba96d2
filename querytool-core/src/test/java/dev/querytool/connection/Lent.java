package dev.querytool.connection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source that lends one connection and counts how often it came back. */
final class Lent {

  private final Connection connection;
  private final AtomicInteger givenBack = new AtomicInteger();

  Lent(Connection connection) {
    this.connection = connection;
  }

  int givenBack() {
    return givenBack.get();
  }

  DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            Lent.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> lent());
  }

  private Connection lent() {
    return (Connection)
        Proxy.newProxyInstance(
            Lent.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return givenBack.incrementAndGet();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
