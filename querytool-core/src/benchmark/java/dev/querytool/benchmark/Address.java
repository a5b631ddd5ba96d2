package dev.querytool.benchmark;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.Dialect;
import java.util.List;

/**
 * Where a database with the sample table is, as the process that made it tells those that measure.
 *
 * @param dialect the engine
 * @param url what querytool registers
 * @param jdbcUrl what the bare driver takes
 * @param user who logs in, empty on SQLite
 * @param password the user's password, made for this run
 */
record Address(Dialect dialect, String url, String jdbcUrl, String user, String password) {

  private static final String PREFIX = "querytool.benchmark.";

  /** Returns the options of a virtual machine that make {@link #of} find this address there. */
  List<String> asOptions() {
    return List.of(
        option("url", url),
        option("jdbcUrl", jdbcUrl),
        option("user", user),
        option("password", password));
  }

  /** Returns the address of an engine that this process was told. */
  static Address of(Dialect dialect) {
    return new Address(
        dialect,
        told(dialect, "url"),
        told(dialect, "jdbcUrl"),
        told(dialect, "user"),
        told(dialect, "password"));
  }

  private String option(String what, String value) {
    return "-D" + PREFIX + dialect + "." + what + "=" + value;
  }

  private static String told(Dialect dialect, String what) {
    return requireNonNull(System.getProperty(PREFIX + dialect + "." + what), dialect + what);
  }

  /** Shows the engine only. */
  @Override
  public String toString() {
    return dialect.toString();
  }
}
