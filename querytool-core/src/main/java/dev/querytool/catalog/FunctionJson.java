package dev.querytool.catalog;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function as it is written as JSON. */
record FunctionJson(
    @Nullable String schemaName,
    String functionName,
    @Nullable List<String> argumentTypes,
    @Nullable String returnType,
    FunctionMetadata.@Nullable Kind kind,
    FunctionMetadata.@Nullable Volatility volatility,
    @Nullable String language,
    @Nullable String extension) {

  FunctionJson {
    JsonText.named(functionName, "functionName");
    argumentTypes = JsonText.elements(argumentTypes, "argumentTypes");
  }

  static FunctionJson of(FunctionMetadata function) {
    return new FunctionJson(
        function.schemaName(),
        function.functionName(),
        function.argumentTypes(),
        function.returnType(),
        function.kind(),
        function.volatility(),
        function.language(),
        function.extension());
  }

  /** Reads the function; one of which no more is said may do anything. */
  FunctionMetadata toFunction(String defaultSchema) {
    return new FunctionMetadata(
        requireNonNullElse(schemaName, defaultSchema),
        functionName,
        requireNonNullElse(argumentTypes, List.of()),
        requireNonNullElse(returnType, ""),
        requireNonNullElse(kind, FunctionMetadata.Kind.FUNCTION),
        requireNonNullElse(volatility, FunctionMetadata.Volatility.VOLATILE),
        requireNonNullElse(language, ""),
        requireNonNullElse(extension, ""));
  }
}
