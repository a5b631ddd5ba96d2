package dev.querytool.query;

import java.sql.SQLException;

/** Ends from outside what one session does; safe to call from any thread. */
interface Cancellation {

  /**
   * Asks the database once to end what it does for the session; harmless if that is nothing. May
   * wait for the network.
   */
  void cancel() throws SQLException;

  /** Cuts the session off, so that whoever waits for its database waits no more. */
  void abort() throws SQLException;
}
