package dev.querytool.natural;

import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.guard.Inspection;

/**
 * One connection as one caller may ask it in words. Whatever it tells is looked up anew each time,
 * so that what was taken away is missed on the next call. An SPI that may change before 1.0.
 */
public interface AskedConnection {

  /** Returns the connection as it is registered now. */
  DatabaseConnection connection();

  /** Returns the uid of the caller. */
  String caller();

  /**
   * Refuses a caller who may not ask the connection in words.
   *
   * @throws dev.querytool.error.QueryToolException that says so
   */
  void requireAsking();

  /**
   * Refuses a caller who may not write what people say of the connection.
   *
   * @throws dev.querytool.error.QueryToolException that says so
   */
  void requireAnnotating();

  /** Tells whether the caller sees all that the connection shows. */
  boolean seesEverything();

  /** Returns the catalogue as the caller may see and annotate it. */
  ConnectionCatalog catalog();

  /**
   * Asks the guard about a text as the caller may run it, against the catalogue as it is stored
   * now; {@code :name} parameters are accepted. Asks no database.
   */
  Inspection inspect(String sql);
}
