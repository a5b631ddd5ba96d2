package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides which functions an application can allow at all. */
final class HostFunctionRules {

  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final Set<String> SYSTEMS =
      Set.of("information_schema", "mysql", "performance_schema", "sys", "pg_catalog");

  /** Functions of SQLite, its shell and its extensions that load code or reach files. */
  private static final Set<String> NEVER_ON_SQLITE =
      Set.of(
          "define",
          "edit",
          "eval",
          "fsdir",
          "fts3_tokenizer",
          "fts5",
          "load_extension",
          "lsmode",
          "readfile",
          "writefile",
          "zipfile");

  private HostFunctionRules() {}

  /**
   * Checks a function.
   *
   * @throws ValidationException if it cannot be allowed
   */
  static void check(HostFunction function, Dialect dialect) {
    boolean sqlite = dialect == Dialect.SQLITE;
    if (sqlite != function.schema().isEmpty() || sqlite == function.signature()) {
      throw refused(
          function,
          sqlite
              ? "on SQLite a function is allowed by its name alone"
              : "name it as schema.name(type, type), so that no other function can be meant");
    }
    if (!PLAIN_NAME.matcher(function.name()).matches()
        || BuiltInNames.of(dialect).isReserved(Characters.upper(function.name()))) {
      throw refused(function, "its name cannot be written without quotes");
    }
    if (SYSTEMS.contains(Characters.lower(function.schema()))
        || (dialect == Dialect.POSTGRES && function.schema().startsWith("pg_"))) {
      throw refused(function, "the functions of the engine itself are decided already");
    }
    checkName(function, dialect);
  }

  private static void checkName(HostFunction function, Dialect dialect) {
    String extension = PostgresExtensions.neverFrom(function.name());
    if (dialect == Dialect.POSTGRES && !extension.isEmpty()) {
      throw refused(
          function, "a function of this name belongs to " + extension + ", " + why(extension));
    }
    if (dialect == Dialect.SQLITE && NEVER_ON_SQLITE.contains(function.name())) {
      throw refused(function, "it reaches files or code outside the database");
    }
  }

  /**
   * Checks an extension.
   *
   * @throws ValidationException if it cannot be allowed as a whole
   */
  static void checkExtension(String name, Dialect dialect) {
    if (dialect != Dialect.POSTGRES) {
      throw new ValidationException(
          "the extension " + name + " is not allowed: only PostgreSQL has extensions");
    }
    if (PostgresExtensions.isNever(name)) {
      throw new ValidationException(
          "the extension " + name + " is not allowed: it is one " + why(name));
    }
    if (PostgresExtensions.functions(name).isEmpty()) {
      throw new ValidationException(
          "the extension "
              + name
              + " is not known; known are "
              + String.join(", ", PostgresExtensions.known())
              + ", functions of others are allowed one by one");
    }
  }

  /** Says why an extension's functions are never called. */
  static String why(String extension) {
    return switch (extension) {
      case "tablefunc", "dblink", "postgres_fdw" ->
          "which runs SQL that it is given or reaches other servers";
      case "file_fdw", "adminpack" -> "which reaches files of the server";
      case "xml2" -> "which reads tables that it is told the names of, and ignores timeouts";
      default -> "which does more than compute";
    };
  }

  private static ValidationException refused(HostFunction function, String why) {
    return new ValidationException(
        "the function " + function.written() + " is not allowed: " + why);
  }
}
