package dev.querytool.connection;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the registry keeps connections. An SPI that may change before 1.0. */
public interface ConnectionStore {

  /**
   * The columns that registering writes.
   *
   * @param tls how the connection to a server is encrypted; null for a file or an application's
   *     data source
   * @param zone the time zone of the sessions
   * @param credentialId the id of the password's credential; null if there is none
   */
  record Draft(
      String name,
      String url,
      Dialect dialect,
      @Nullable Tls tls,
      ZoneId zone,
      @Nullable String credentialId) {

    /** Describes a connection whose sessions are in UTC. */
    public Draft(
        String name,
        String url,
        Dialect dialect,
        @Nullable Tls tls,
        @Nullable String credentialId) {
      this(name, url, dialect, tls, ZoneOffset.UTC, credentialId);
    }

    /** Describes a connection without a choice of encryption, in UTC. */
    public Draft(String name, String url, Dialect dialect, @Nullable String credentialId) {
      this(name, url, dialect, null, credentialId);
    }

    /** Describes a row as it is, but for the engine. */
    static Draft of(DatabaseConnection row, Dialect dialect) {
      return new Draft(
          row.name(),
          row.url(),
          dialect,
          row.tls().orElse(null),
          row.zone(),
          row.credentialId().orElse(null));
    }

    /** Returns the type as it is stored. */
    public String dbType() {
      return dialect.dbType();
    }

    /** Returns the zone as it is stored, such as {@code Asia/Shanghai} or {@code +08:00}. */
    public String zoneId() {
      return zone.getId();
    }

    /** Returns {@link Tls#mode}, or null where there is no choice. */
    public @Nullable String tlsMode() {
      return tls == null ? null : tls.mode();
    }

    /** Returns {@link Tls#caPem}, or null if the JDK's authorities are trusted. */
    public @Nullable String tlsCaPem() {
      return tls == null ? null : tls.caPem().orElse(null);
    }
  }

  /** Lists all, ordered by name. */
  List<DatabaseConnection> list();

  /** Finds one by name; names are compared without regard to ASCII case. */
  Optional<DatabaseConnection> find(String name);

  /** Inserts a row. */
  DatabaseConnection insert(Draft draft, Instant now);

  /** Overwrites a row, keeping its id and creation time. */
  DatabaseConnection update(long id, Draft draft, Instant now);

  /** Deletes a row and, by cascade, what depends on it. */
  boolean delete(long id);

  /**
   * Runs work in one transaction; within an open transaction of the same thread, in a savepoint of
   * it.
   */
  <T> T inTransaction(Supplier<T> work);
}
