package dev.querytool.connection;

import dev.querytool.testkit.TestDatabase;
import dev.querytool.testkit.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The databases of one test class, used again by its tests once they are emptied: PostgreSQL takes
 * long to make and to drop one.
 */
public final class ServerDatabases implements AfterAllCallback {

  private static final String EMPTY =
      """
      DO $$
      DECLARE one record;
      BEGIN
        FOR one IN SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' LOOP
          EXECUTE format('DROP EXTENSION %I CASCADE', one.name);
        END LOOP;
        FOR one IN
          SELECT nspname AS name FROM pg_namespace
          WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
        LOOP
          EXECUTE format('DROP SCHEMA %I CASCADE', one.name);
        END LOOP;
        CREATE SCHEMA public;
        GRANT USAGE ON SCHEMA public TO PUBLIC;
      END $$
      """;

  private final boolean keeping;
  private final List<TestDatabase> spare = new ArrayList<>();

  public ServerDatabases() {
    this(true);
  }

  private ServerDatabases(boolean keeping) {
    this.keeping = keeping;
  }

  /** Returns some of which each is dropped after its use. */
  public static ServerDatabases usedOnce() {
    return new ServerDatabases(false);
  }

  /** Returns an empty database. */
  public synchronized TestDatabase take(TestServer server) {
    return spare.isEmpty() ? server.newDatabase() : spare.remove(spare.size() - 1);
  }

  /** Takes back a database that a test has done with. */
  public synchronized void give(TestDatabase used) {
    if (keeping && used.dialect() == Dialect.POSTGRES) {
      used.execute(EMPTY);
      spare.add(used);
    } else {
      used.close();
    }
  }

  @Override
  public synchronized void afterAll(ExtensionContext context) {
    spare.forEach(TestDatabase::close);
    spare.clear();
  }
}
