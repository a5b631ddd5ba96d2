package dev.querytool.connection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The registry's port to where connections are kept. An SPI that may change before 1.0. */
public interface ConnectionStore {

  /** The columns that registering writes. */
  record Draft(String name, String url, Dialect dialect, @Nullable String credentialId) {}

  /** Lists all, ordered by name. */
  List<DatabaseConnection> list();

  /** Finds one by name; names are equal without regard to ASCII case. */
  Optional<DatabaseConnection> find(String name);

  /** Inserts a row. */
  DatabaseConnection insert(Draft draft, Instant now);

  /** Overwrites a row, keeping its id and creation time. */
  DatabaseConnection update(long id, Draft draft, Instant now);

  /** Deletes a row and, by cascade, what hangs on it. */
  boolean delete(long id);

  /** Runs work in one transaction; inside an open one of the same thread, as a savepoint of it. */
  <T> T inTransaction(Supplier<T> work);
}
