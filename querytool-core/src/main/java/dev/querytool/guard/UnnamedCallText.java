package dev.querytool.guard;

import dev.querytool.catalog.UnnamedCall;

/** Says what a statement would call without naming it. */
final class UnnamedCallText {

  private UnnamedCallText() {}

  /**
   * Returns the message.
   *
   * @param call what would be called; its function is empty for those who may not know it
   * @param written what calls it, as it stands in the statement; empty if nothing does alone
   */
  static String of(UnnamedCall call, String written) {
    String places = written.isEmpty() ? "The statement" : written;
    return call.functionName().isEmpty()
        ? places + " may call a function that someone made in the database."
        : places + " may call " + function(call) + ", the function of " + what(call) + ".";
  }

  private static String function(UnnamedCall call) {
    return call.functionSchema() + "." + call.functionName() + "(" + call.argumentTypes() + ")";
  }

  private static String what(UnnamedCall call) {
    return switch (call.kind()) {
      case OPERATOR ->
          "the operator "
              + call.schemaName()
              + "."
              + call.name()
              + " ("
              + (call.leftType().isEmpty() ? "" : call.leftType() + ", ")
              + call.rightType()
              + ")";
      case DOMAIN_CHECK -> "a check of the domain " + call.name();
      default -> "the cast of " + call.leftType() + " to " + call.rightType();
    };
  }
}
