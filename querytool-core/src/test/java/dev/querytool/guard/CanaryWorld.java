package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A database full of things that no read may touch, and a session of its administrator that nothing
 * keeps from touching them.
 */
interface CanaryWorld extends AutoCloseable {

  /** Makes a world that nothing has touched yet. */
  interface Source {

    Dialect dialect();

    CanaryWorld fresh() throws SQLException;

    /** Returns statements that the guard accepts, about the tables of this world. */
    List<String> texts();

    /** Takes a world back that nothing has touched. */
    default void done(CanaryWorld world) {
      world.close();
    }

    /** Returns statements that each touch something; empty if another world tries them. */
    List<String> plants();

    /** Tells whether only a catalogue can show that a text does more than read. */
    default boolean needsCatalog(String sql) {
      return false;
    }
  }

  /** Returns the session in which statements run. */
  Connection session();

  /** Ends the session and begins another; tells whether it could. */
  default boolean resume() throws SQLException {
    return false;
  }

  CatalogSnapshot catalog();

  /** Returns the words of this database from which statements are made. */
  Vocabulary vocabulary();

  /** Looks at everything; what it returns is the same as long as nothing was touched. */
  Map<String, String> state() throws SQLException;

  /** Tells from another session whether the session waits for something instead of working. */
  boolean waits() throws SQLException;

  /** Returns a plant as it is sent here. */
  String planted(String plant);

  /** Returns texts of which each tells that a file was read. */
  List<String> secrets();

  @Override
  void close();
}
