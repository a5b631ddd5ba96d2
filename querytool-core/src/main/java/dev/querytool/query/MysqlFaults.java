package dev.querytool.query;

import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.TextPlace;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the error codes of MySQL and MariaDB, and of their driver, mean. */
final class MysqlFaults {

  private static final int SYNTAX = 1064;

  /** The statement's time is over: MySQL's code and MariaDB's. */
  private static final Set<Integer> TIMEOUT = Set.of(3024, 1969);

  /** A lock, a deadlock, or a KILL QUERY from somewhere else. */
  private static final Set<Integer> BUSY = Set.of(1205, 1213, 1317, 3572);

  /** A table or temporary file is full, memory, the packet, the rows to be joined. */
  private static final Set<Integer> TOO_LARGE =
      Set.of(1021, 1037, 1038, 1041, 1104, 1114, 1153, 3170);

  /** Shutdown, killed, the network, idle too long. */
  private static final Set<Integer> LOST =
      Set.of(1053, 1077, 1079, 1158, 1159, 1160, 1161, 1927, 2006, 2013, 2055, 3169, 4031);

  /** Quotes the rest of the text, cut after 80 characters. */
  private static final Pattern NEAR = Pattern.compile("near '(.*)' at line \\d+", Pattern.DOTALL);

  private MysqlFaults() {}

  static Fault of(SQLException failure) {
    if (isTooBigToRead(failure)) {
      return Fault.TOO_LARGE_TO_READ;
    }
    int code = failure.getErrorCode();
    String state = String.valueOf(failure.getSQLState());
    if (LOST.contains(code) || state.startsWith("08") || isOfTheNetwork(failure)) {
      return Fault.LOST;
    }
    if (TIMEOUT.contains(code)) {
      return Fault.TIMEOUT;
    }
    if (BUSY.contains(code)) {
      return Fault.BUSY;
    }
    if (TOO_LARGE.contains(code)) {
      return Fault.TOO_LARGE;
    }
    return (code >= 1000 && !(code >= 2000 && code < 3000)) || state.equals("0A000")
        ? Fault.STATEMENT
        : Fault.SESSION;
  }

  /** The driver has no code for a row larger than it was told to read, or than it has room for. */
  private static boolean isTooBigToRead(SQLException failure) {
    Throwable cause = failure;
    while (cause != null
        && !(cause instanceof OutOfMemoryError)
        && !cause.getClass().getSimpleName().endsWith("PacketTooBigException")) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  /** The driver has no code for a connection that ends while it fetches rows. */
  private static boolean isOfTheNetwork(SQLException failure) {
    Throwable cause = failure.getCause();
    while (cause != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  /** Returns where the author wrote what the server could not read, or null if it does not say. */
  static @Nullable TextPlace place(SQLException failure, ReadOnlyQuery query) {
    if (failure.getErrorCode() != SYNTAX) {
      return null;
    }
    Matcher near = NEAR.matcher(String.valueOf(failure.getMessage()));
    if (!near.find()) {
      return null;
    }
    String rest = near.group(1);
    int offset = query.sql().lastIndexOf(rest);
    boolean once = offset >= 0 && query.sql().indexOf(rest) == offset;
    return rest.isEmpty() || once ? query.place(offset) : null;
  }
}
