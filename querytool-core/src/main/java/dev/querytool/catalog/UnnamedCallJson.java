package dev.querytool.catalog;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that no statement names as it is written as JSON. */
record UnnamedCallJson(
    UnnamedCall.@Nullable Kind kind,
    @Nullable String schemaName,
    @Nullable String name,
    @Nullable String leftType,
    @Nullable String rightType,
    @Nullable String functionSchema,
    @Nullable String functionName,
    @Nullable String argumentTypes,
    @Nullable List<String> carriers) {

  UnnamedCallJson {
    carriers = JsonText.elements(carriers, "carriers");
  }

  static UnnamedCallJson of(UnnamedCall call) {
    return new UnnamedCallJson(
        call.kind(),
        call.schemaName(),
        call.name(),
        call.leftType(),
        call.rightType(),
        call.functionSchema(),
        call.functionName(),
        call.argumentTypes(),
        call.carriers());
  }

  /** Reads the call; one of which less is said stands for all that there may be. */
  UnnamedCall toCall() {
    if (kind == null || name == null || rightType == null) {
      return UnnamedCall.UNREAD;
    }
    return new UnnamedCall(
        kind,
        requireNonNullElse(schemaName, ""),
        name,
        requireNonNullElse(leftType, ""),
        rightType,
        requireNonNullElse(functionSchema, ""),
        requireNonNullElse(functionName, ""),
        requireNonNullElse(argumentTypes, ""),
        requireNonNullElse(carriers, List.of()));
  }
}
