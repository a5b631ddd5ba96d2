package dev.querytool.store;

import dev.querytool.access.AccountStore;
import dev.querytool.access.GrantStore;
import dev.querytool.access.ServiceApiKey;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.natural.VerifiedQueryStore;
import dev.querytool.query.HistoryEntry;
import dev.querytool.sqlite.SqlWork;
import dev.querytool.sqlite.SqliteFile;
import dev.querytool.sqlite.StatementWork;
import dev.querytool.vault.CredentialStore.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;

/**
 * JDBI on the connections of a {@link SqliteFile}, which begins and ends the transactions: a write
 * inside a write of the same thread is a savepoint of it, through whichever port each of them goes.
 */
final class Database {

  private final SqliteFile file;

  @SuppressWarnings("ThreadLocalUsage") // A thread may be at work on several stores.
  private final ThreadLocal<@Nullable Work> current = new ThreadLocal<>();

  private final Jdbi jdbi;

  Database(SqliteFile file) {
    this.file = file;
    this.jdbi = Jdbi.create(this::currentConnection).installPlugin(new SqlObjectPlugin());
    jdbi.registerArgument(new InstantArgument());
    jdbi.registerArgument(new StoredLines());
    jdbi.registerRowMapper(DatabaseConnection.class, new ConnectionMapper());
    jdbi.registerRowMapper(TableMetadata.class, new TableMapper());
    jdbi.registerRowMapper(FieldRow.class, new FieldRow.Mapper());
    jdbi.registerRowMapper(ForeignKeyRow.class, new ForeignKeyRow.Mapper());
    jdbi.registerRowMapper(FunctionRow.class, new FunctionRow.Mapper());
    jdbi.registerRowMapper(UnnamedCallRow.class, new UnnamedCallRow.Mapper());
    jdbi.registerRowMapper(HistoryEntry.class, new HistoryMapper());
    jdbi.registerRowMapper(Row.class, new CredentialMapper());
    jdbi.registerRowMapper(AccountStore.Row.class, new AccountMapper());
    jdbi.registerRowMapper(ServiceApiKey.class, new ApiKeyMapper());
    jdbi.registerRowMapper(GrantStore.Row.class, new GrantMapper());
    jdbi.registerRowMapper(VerifiedQueryStore.Entry.class, new VerifiedQueryMapper());
    jdbi.setSqlLogger(new SqlLog());
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
  }

  <T> T read(Function<Work, T> work) {
    return file.read(connection -> on(connection, false, work));
  }

  /** Reads without JDBI. */
  <T> T readBare(SqlWork<T, RuntimeException> work) {
    return file.read(work);
  }

  /** Writes without JDBI. */
  <T> T writeBare(SqlWork<T, RuntimeException> work) {
    return file.write(work);
  }

  /** Reads one statement without JDBI; fit for what every call needs. */
  <T> T readOnce(String sql, StatementWork<T> work) {
    return file.readOnce(sql, work);
  }

  <T> T write(Function<Work, T> work) {
    return file.write(connection -> on(connection, true, work));
  }

  <T> T inTransaction(Supplier<T> work) {
    return write(unused -> work.get());
  }

  /** Tells whether the current thread reads or writes at this moment. */
  boolean isInTransaction() {
    return current.get() != null;
  }

  void compact() {
    file.compact();
  }

  private <T> T on(Connection connection, boolean writing, Function<Work, T> task)
      throws SQLException {
    Work outer = current.get();
    try {
      return outer != null && outer.includes(writing)
          ? task.apply(outer)
          : alone(new Work(jdbi, connection, writing), outer, task);
    } catch (JdbiException e) {
      throw withoutBinds(e);
    }
  }

  private <T> T alone(Work inner, @Nullable Work outer, Function<Work, T> task) {
    current.set(inner);
    try (inner) {
      return task.apply(inner);
    } finally {
      restore(outer);
    }
  }

  private void restore(@Nullable Work outer) {
    if (outer == null) {
      current.remove();
    } else {
      current.set(outer);
    }
  }

  private Connection currentConnection() {
    Work work = current.get();
    if (work == null) {
      throw new IllegalStateException("a handle is opened inside a read or a write only");
    }
    return work.connection();
  }

  /** SQLite's own error names tables and columns; JDBI's would print the values. */
  private static SQLException withoutBinds(JdbiException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException known) {
        return known;
      }
    }
    throw failure;
  }
}
