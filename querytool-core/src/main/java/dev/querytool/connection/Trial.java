package dev.querytool.connection;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** Opens a session, asks who answers, and closes it. */
final class Trial {

  private static final int LONGEST_PRODUCT = 200;

  private Trial() {}

  static ConnectionTest of(Supplier<ReadSession> opening) {
    long start = System.nanoTime();
    try (ReadSession session = opening.get()) {
      DatabaseMetaData server = session.jdbc().getMetaData();
      String product = server.getDatabaseProductName() + " " + server.getDatabaseProductVersion();
      String shown = product.substring(0, Math.min(product.length(), LONGEST_PRODUCT));
      return new ConnectionTest(true, shown, since(start));
    } catch (ConnectionFailedException e) {
      return new ConnectionTest(false, StateTracker.text(e), since(start));
    } catch (SQLException e) {
      return new ConnectionTest(
          false, "the database does not say what it is; try again", since(start));
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
