package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * A user-defined function or procedure of a database; the engine's own are not listed.
 *
 * <p>Its properties are what its author declares. They prove nothing about what the function does.
 *
 * @param schemaName the schema it lies in
 * @param functionName its name as the database spells it
 * @param argumentTypes the types of the arguments of a call, in order; for a procedure of MySQL and
 *     MariaDB, of all parameters
 * @param returnType the type of its result; empty for a procedure
 * @param kind whether it is a function, an aggregate, a window function or a procedure
 * @param volatility what its result is declared to depend on
 * @param language the language it is written in, in lower case
 * @param extension the extension it belongs to; empty if there is none
 */
public record FunctionMetadata(
    String schemaName,
    String functionName,
    List<String> argumentTypes,
    String returnType,
    Kind kind,
    Volatility volatility,
    String language,
    String extension) {

  static final Comparator<FunctionMetadata> BY_NAME =
      Comparator.comparing(FunctionMetadata::schemaName)
          .thenComparing(FunctionMetadata::functionName)
          .thenComparing(function -> function.kind().name())
          .thenComparing(function -> String.join(",", function.argumentTypes()));

  /** The kinds of routines. */
  public enum Kind {
    /** Returns a value, or rows, for its arguments. */
    FUNCTION,
    /** Returns a value for a group of rows. */
    AGGREGATE,
    /** Returns a value for each row of a window. */
    WINDOW,
    /** Is called with a statement of its own. */
    PROCEDURE
  }

  /** What a result depends on, as the author declares it. */
  public enum Volatility {
    /** On the arguments alone. */
    IMMUTABLE,
    /** On the arguments and on the contents of the database. */
    STABLE,
    /** On anything; it may also change something. */
    VOLATILE
  }

  /** Checks and copies. */
  public FunctionMetadata {
    requireNonNull(schemaName, "schemaName");
    requireNonNull(functionName, "functionName");
    argumentTypes = List.copyOf(argumentTypes);
    requireNonNull(returnType, "returnType");
    requireNonNull(kind, "kind");
    requireNonNull(volatility, "volatility");
    requireNonNull(language, "language");
    requireNonNull(extension, "extension");
  }
}
