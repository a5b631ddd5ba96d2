package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * A function or procedure that someone made in a database; the engine's own are not listed.
 *
 * <p>What is said here is what its author declares. It proves nothing of what the function does.
 *
 * @param schemaName the schema it lies in
 * @param functionName its name as the database spells it
 * @param argumentTypes the types of what a call gives, in order; of a procedure of MySQL and
 *     MariaDB all parameters
 * @param returnType the type of its result; empty for a procedure
 * @param kind what it is
 * @param volatility what it declares to depend on
 * @param language the language it is written in, in small letters
 * @param extension the extension that brought it; empty if none did
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

  /** What can be called. */
  public enum Kind {
    /** Gives a value, or rows, for its arguments. */
    FUNCTION,
    /** Gives a value for many rows. */
    AGGREGATE,
    /** Gives a value for each row of a window. */
    WINDOW,
    /** Is called by a statement of its own. */
    PROCEDURE
  }

  /** What a result depends on, as the author declares it. */
  public enum Volatility {
    /** On the arguments alone. */
    IMMUTABLE,
    /** On the arguments and on what the database holds. */
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
