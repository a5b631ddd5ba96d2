package dev.querytool.connection;

import java.sql.SQLException;
import java.util.List;

/** What is tried on an engine, and how the engine's answers read. */
interface NetEngine {

  /** Returns what each attempt needs to stand. */
  List<String> setup();

  /** Returns the question whose answer changes with whatever an attempt may change. */
  String fingerprint();

  List<NetAttempt> attempts();

  /** Names what stopped an attempt; empty if the error only says that it had no object. */
  String stoppedBy(SQLException failure);
}
