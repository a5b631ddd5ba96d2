package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FunctionMetadata;
import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a built-in function of MySQL or MariaDB if a stored one has its name: a server of another
 * version may lack the built-in one and call the other.
 */
final class StoredNames {

  private static final String BUILT_IN = "built-in";

  private StoredNames() {}

  static void check(
      Dialect dialect, List<AllowedFunction> called, @Nullable CatalogSnapshot catalog) {
    boolean stores = dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
    if (!stores || catalog == null || catalog.functions().isEmpty()) {
      return;
    }
    Set<String> names =
        catalog.functions().stream()
            .filter(function -> function.kind() != FunctionMetadata.Kind.PROCEDURE)
            .map(function -> Characters.lower(function.functionName()))
            .collect(Collectors.toUnmodifiableSet());
    for (AllowedFunction function : called) {
      if (function.reason().startsWith(BUILT_IN) && names.contains(function.name())) {
        throw GuardRule.UNKNOWN_FUNCTION.refusal(
            "A stored function has the name of the built-in function " + function.name() + ".");
      }
    }
  }
}
