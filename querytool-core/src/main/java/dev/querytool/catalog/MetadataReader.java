package dev.querytool.catalog;

import dev.querytool.connection.Dialect;
import dev.querytool.connection.ReadSession;
import dev.querytool.error.ValidationException;
import java.sql.Connection;
import java.sql.SQLException;

/** How one engine is asked for its structure. Implementations hold no state. */
interface MetadataReader {

  /** Reads the whole structure in a handful of statements, however many tables there are. */
  DatabaseStructure read(Connection connection) throws SQLException;

  /** Returns the schema of unqualified names, as far as it is known without a session. */
  String defaultSchema();

  /** Returns a name in the form in which the engine compares it. */
  String key(String name);

  /** Returns the reader of an engine. */
  static MetadataReader of(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> new SqliteMetadata();
      case POSTGRES, MYSQL, MARIADB ->
          throw new ValidationException(
              "Reading the structure of a "
                  + dialect
                  + " database is not supported yet; SQLite is.");
    };
  }

  /**
   * Reads the structure through a session.
   *
   * @throws MetadataReadException if the database refuses; the session is marked as spoilt then
   */
  static DatabaseStructure read(String connection, ReadSession session) {
    try {
      return of(session.dialect()).read(session.jdbc());
    } catch (SQLException e) {
      session.evict();
      throw new MetadataReadException(
          "The structure of '"
              + connection
              + "' could not be read: "
              + e.getMessage()
              + ". What is stored of it has not changed; see that the database answers and refresh"
              + " again.",
          connection,
          e);
    }
  }
}
