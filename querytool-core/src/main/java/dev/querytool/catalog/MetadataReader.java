package dev.querytool.catalog;

import dev.querytool.connection.Dialect;
import dev.querytool.connection.ReadSession;
import java.sql.SQLException;

/**
 * How one engine is asked for its structure. Implementations hold no state and set no time-out: the
 * session's own holds for these statements as for any other.
 */
interface MetadataReader {

  /** Reads the whole structure in seven statements at most, however many tables there are. */
  DatabaseStructure read(StructureReading reading) throws SQLException;

  /** Returns the schema of unqualified names, as far as it is known without a session. */
  String defaultSchema();

  /** Returns why reading failed, without anything that may be data. */
  default String reason(SQLException failure) {
    return ReadFailure.of(failure);
  }

  /** Returns the reader of an engine. */
  static MetadataReader of(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> new SqliteMetadata();
      case POSTGRES -> new PostgresMetadata();
      case MYSQL -> new MysqlMetadata(MysqlDefaults.BARE);
      case MARIADB -> new MysqlMetadata(MysqlDefaults.SQL);
    };
  }

  /**
   * Reads the structure through a session.
   *
   * @throws MetadataReadException if the database refuses or tells too much; the session is marked
   *     as spoilt then
   */
  static DatabaseStructure read(String connection, ReadSession session, StructureLimits limits) {
    MetadataReader reader = of(session.dialect());
    try (StructureReading reading = StructureReading.of(session, limits)) {
      return reader.read(reading);
    } catch (SQLException e) {
      session.evict();
      throw MetadataReadException.of(connection, reader, e);
    }
  }
}
