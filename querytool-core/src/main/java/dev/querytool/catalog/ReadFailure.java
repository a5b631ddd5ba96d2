package dev.querytool.catalog;

import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Why a server would not tell its structure, in our own words: what drivers say may hold values.
 */
final class ReadFailure {

  private static final Set<String> LACK_OF_RIGHTS = Set.of("42501", "28000");

  /** MySQL's and MariaDB's numbers of a lack of rights, all of the state of a wrong name. */
  private static final Set<Integer> DENIED = Set.of(1044, 1045, 1142, 1143, 1227, 1370);

  private static final Set<String> TIME_IS_UP = Set.of("57014", "55P03", "70100", "HYT00");

  /** The same for time: MySQL's limit, MariaDB's limit, a lock that others hold. */
  private static final Set<Integer> TOO_LATE = Set.of(3024, 1969, 1205, 1317);

  private ReadFailure() {}

  static String of(SQLException failure) {
    String state = Objects.requireNonNullElse(failure.getSQLState(), "");
    return words(state, failure) + " (SQLSTATE " + (state.isEmpty() ? "unknown" : state) + ")";
  }

  private static String words(String state, SQLException failure) {
    int number = failure.getErrorCode();
    if (LACK_OF_RIGHTS.contains(state)
        || DENIED.contains(number)
        || failure instanceof SQLInvalidAuthorizationSpecException) {
      return "its user has no right to see the catalogue of the database; grant it";
    }
    if (TIME_IS_UP.contains(state) || TOO_LATE.contains(number)) {
      return "the database did not answer in time, or was told to stop";
    }
    if (isTooLarge(failure)) {
      return "it tells more at once than the heap of this program has room for";
    }
    return state.startsWith("08") || state.startsWith("57P")
        ? "the connection to the database was lost"
        : "the database refused a statement on its catalogue";
  }

  /** The drivers have no code of their own for what they were told not to read. */
  private static boolean isTooLarge(SQLException failure) {
    String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    Throwable cause = failure.getCause();
    return words.contains("maxresultbuffer")
        || failure.getClass().getSimpleName().equals("PacketTooBigException")
        || cause instanceof OutOfMemoryError
        || (cause != null && cause.getClass().getSimpleName().endsWith("PacketTooBigException"));
  }
}
