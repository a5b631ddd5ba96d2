package dev.querytool.query;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** What the SQLSTATEs of PostgreSQL, and of its driver, mean. */
final class PostgresFaults {

  private static final String QUERY_CANCELED = "57014";
  private static final String COMMUNICATION = "08";

  /** The server's memory, or in words of the driver's own its own. */
  private static final String OUT_OF_MEMORY = "53200";

  /** The server ended the session: idle too long, shut down, crashed, starting, dropped. */
  private static final Set<String> ENDED_SESSIONS =
      Set.of("25P03", "25P04", "57P01", "57P02", "57P03", "57P04", "57P05");

  /** A conflict with recovery or another transaction, a deadlock, a lock, no free resources. */
  private static final Set<String> BUSY =
      Set.of("40001", "40P01", "55P03", "55006", "53000", "53200", "53300");

  /** Temporary files, the disk, or a limit of the program. */
  private static final Set<String> TOO_LARGE = Set.of("53400", "53100", "54000");

  /** The transaction is not the one that was begun. */
  private static final Set<String> OF_THE_SESSION = Set.of("25P01", "25P02", "25001", "26000");

  /** Faults of a statement, or of the engine while it runs one. */
  private static final Set<String> OF_STATEMENTS =
      Set.of(
          "0A", "0L", "0P", "10", "20", "21", "22", "23", "25", "2B", "2F", "38", "39", "3B", "3D",
          "3F", "40", "42", "44", "53", "54", "55", "57", "58", "HV", "P0", "XX");

  private PostgresFaults() {}

  static Fault of(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null || state.length() != 5) {
      return Fault.SESSION;
    }
    if (state.equals(QUERY_CANCELED)) {
      return wasAskedTo(failure) ? Fault.BUSY : Fault.TIMEOUT;
    }
    if (state.startsWith(COMMUNICATION)) {
      return isOverflow(failure) ? Fault.TOO_LARGE_TO_READ : Fault.LOST;
    }
    if (ENDED_SESSIONS.contains(state)) {
      return Fault.LOST;
    }
    if (state.equals(OUT_OF_MEMORY) && words(failure).contains("retrieving")) {
      return Fault.TOO_LARGE_TO_READ;
    }
    if (BUSY.contains(state)) {
      return Fault.BUSY;
    }
    if (TOO_LARGE.contains(state)) {
      return Fault.TOO_LARGE;
    }
    boolean ofStatement = OF_STATEMENTS.contains(state.substring(0, 2));
    return ofStatement && !OF_THE_SESSION.contains(state) ? Fault.STATEMENT : Fault.SESSION;
  }

  /** Somebody else cancelled it; the server's own limits have other words. */
  private static boolean wasAskedTo(SQLException failure) {
    return words(failure).contains("user request");
  }

  /** The driver closes its connection when an answer outgrows this setting of its. */
  private static boolean isOverflow(SQLException failure) {
    return words(failure).contains("maxresultbuffer");
  }

  private static String words(SQLException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
  }
}
