package dev.querytool.query;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Await;
import dev.querytool.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a server itself says of the sessions in one database, those of this list left out. */
final class ServerList {

  private final TestDatabase database;

  ServerList(TestDatabase database) {
    this.database = database;
  }

  /**
   * Returns how many statements on the shop's tables run, or wait for a lock; one that is only
   * prepared or explained on its way does not run yet.
   */
  int working() {
    return ids(isPostgres()
            ? "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND state = 'active'"
                + " AND query SIMILAR TO '%FROM (public.)?(orders|numbers)%'"
                + " AND query NOT LIKE 'EXPLAIN%'"
            : "SELECT id FROM information_schema.processlist WHERE db = database()"
                + " AND id <> connection_id() AND info REGEXP 'FROM (orders|numbers)'"
                + " AND info NOT LIKE 'EXPLAIN%'"
                + " AND (command <> 'Prepare' OR state LIKE 'Waiting for%')")
        .size();
  }

  /** Returns how many sessions there are, working or not. */
  int sessions() {
    return others().size();
  }

  /** Ends all sessions, such as those whose client cannot be heard any more. */
  void killAll() {
    for (long id : others()) {
      execute(isPostgres() ? "SELECT pg_terminate_backend(" + id + ")" : "KILL CONNECTION " + id);
    }
    Await.until("all sessions are gone", () -> sessions() == 0);
  }

  /** Locks a table, so that reading it waits, until what is returned is closed. */
  Connection lock(String table) throws SQLException {
    Connection writer = database.connect();
    try (Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute(
          isPostgres()
              ? "LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE"
              : "LOCK TABLES " + table + " WRITE");
    }
    return writer;
  }

  private boolean isPostgres() {
    return database.dialect() == Dialect.POSTGRES;
  }

  private List<Long> others() {
    return ids(
        isPostgres()
            ? "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            : "SELECT id FROM information_schema.processlist WHERE db = database()"
                + " AND id <> connection_id()");
  }

  /** What is listed may be gone by itself. */
  private void execute(String statement) {
    try (Connection connection = database.connect();
        Statement administrator = connection.createStatement()) {
      administrator.execute(statement);
    } catch (SQLException gone) {
      if (!String.valueOf(gone.getMessage()).contains("Unknown thread")) {
        throw new IllegalStateException(gone);
      }
    }
  }

  private List<Long> ids(String sql) {
    List<Long> ids = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return ids;
  }
}
