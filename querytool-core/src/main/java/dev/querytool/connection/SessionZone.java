package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The time zone of a connection's sessions, as each server writes it.
 *
 * @param id the zone as it was chosen
 */
record SessionZone(ZoneId id) {

  static final SessionZone UTC = new SessionZone(ZoneOffset.UTC);

  private static final int UNKNOWN_TO_MYSQL = 1298;
  private static final String INVALID_VALUE = "22023";
  private static final String POSTGRES_NAME = "TimeZone";

  /**
   * Takes a zone that an application has chosen.
   *
   * @throws ValidationException if no server can have it
   */
  static SessionZone chosen(ZoneId id) {
    boolean seconds =
        id.normalized() instanceof ZoneOffset offset && offset.getTotalSeconds() % 60 != 0;
    if (seconds) {
      throw new ValidationException(
          "the zone " + id + " has seconds, which no server takes; give whole minutes");
    }
    return new SessionZone(id);
  }

  /** Returns it for PostgreSQL, which counts an offset westwards from where it stands. */
  String ofPostgres() {
    if (id.normalized() instanceof ZoneOffset offset) {
      ZoneOffset west = ZoneOffset.ofTotalSeconds(-offset.getTotalSeconds());
      return offset.equals(ZoneOffset.UTC) ? "UTC" : "<" + offset + ">" + west;
    }
    return id.getId();
  }

  /** Returns it for MySQL and MariaDB, which know an offset without any table. */
  String ofMysql() {
    if (id.normalized() instanceof ZoneOffset offset) {
      return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }
    return id.getId();
  }

  /** Says what to do if a server does not take the zone; empty if it failed for another reason. */
  Optional<String> refusal(SQLException failure) {
    if (failure.getErrorCode() == UNKNOWN_TO_MYSQL) {
      return Optional.of(unknown() + adviceForMysql());
    }
    boolean named = String.valueOf(failure.getMessage()).contains(POSTGRES_NAME);
    return INVALID_VALUE.equals(failure.getSQLState()) && named
        ? Optional.of(unknown() + "; choose one of its pg_timezone_names, or an offset as +08:00")
        : Optional.empty();
  }

  private String unknown() {
    return "it does not take the time zone '" + id + "'";
  }

  private String adviceForMysql() {
    return id.normalized() instanceof ZoneOffset
        ? "; MySQL has offsets from -13:59 to +14:00, MariaDB from -12:59 to +13:00"
        : "; have its time-zone tables loaded (mysql_tzinfo_to_sql), or choose an offset such as"
            + " +08:00";
  }
}
