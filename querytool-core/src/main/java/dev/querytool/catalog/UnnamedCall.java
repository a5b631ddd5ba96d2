package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * A call of a function that a database makes though no statement names it: someone made an operator
 * of a plain sign, a cast, or the check of a domain. Those of extensions are not listed, nor are
 * those that PostgreSQL never prefers to its own.
 *
 * @param kind what calls the function
 * @param schemaName the schema of the operator or domain; empty for a cast
 * @param name the sign of an operator, the target of a cast, or the domain
 * @param leftType the type before the sign, or the source of a cast; empty if there is none
 * @param rightType the type behind the sign, the target of a cast, or the domain
 * @param functionSchema the schema of the function
 * @param functionName the name of the function
 * @param argumentTypes the types of its arguments, as the database lists them
 * @param carriers the types of columns from whose values alone the call is reached; empty if plain
 *     values of the engine's own types reach it
 */
public record UnnamedCall(
    Kind kind,
    String schemaName,
    String name,
    String leftType,
    String rightType,
    String functionSchema,
    String functionName,
    String argumentTypes,
    List<String> carriers) {

  /** Stands for all that a catalogue does not tell which was read before it told any. */
  static final UnnamedCall UNREAD =
      new UnnamedCall(Kind.UNREAD, "", "", "", "", "", "", "", List.of());

  static final Comparator<UnnamedCall> BY_NAME =
      Comparator.comparing(UnnamedCall::kind)
          .thenComparing(UnnamedCall::schemaName)
          .thenComparing(UnnamedCall::name)
          .thenComparing(UnnamedCall::leftType)
          .thenComparing(UnnamedCall::rightType)
          .thenComparing(UnnamedCall::functionSchema)
          .thenComparing(UnnamedCall::functionName)
          .thenComparing(UnnamedCall::argumentTypes);

  /** What calls functions without their names. */
  public enum Kind {
    /** A sign between two values or before one. */
    OPERATOR,
    /** A cast that a statement writes. */
    EXPLICIT_CAST,
    /** A cast that is written, or made where one type alone can stand. */
    ASSIGNMENT_CAST,
    /** A cast that is made wherever it lets a statement be understood. */
    IMPLICIT_CAST,
    /** The check of a domain. */
    DOMAIN_CHECK,
    /** The catalogue was read before it told of such calls: there may be any. */
    UNREAD
  }

  /** Checks and copies. */
  public UnnamedCall {
    requireNonNull(kind, "kind");
    requireNonNull(schemaName, "schemaName");
    requireNonNull(name, "name");
    requireNonNull(leftType, "leftType");
    requireNonNull(rightType, "rightType");
    requireNonNull(functionSchema, "functionSchema");
    requireNonNull(functionName, "functionName");
    requireNonNull(argumentTypes, "argumentTypes");
    carriers = List.copyOf(carriers);
  }
}
