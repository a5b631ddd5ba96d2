package dev.querytool.query;

import java.sql.SQLException;

/** Asks the database to end one statement; safe to call from any thread. */
@FunctionalInterface
interface Cancellation {

  /** Asks once; harmless if nothing runs. */
  void cancel() throws SQLException;
}
