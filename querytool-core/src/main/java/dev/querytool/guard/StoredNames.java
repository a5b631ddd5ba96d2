package dev.querytool.guard;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FunctionMetadata;
import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a built-in function if a stored one has its name and the server may call that: MySQL and
 * MariaDB of another version may lack the built-in one, and to PostgreSQL before 17 most of what is
 * called on JSON by words of the grammar was the name of a function.
 */
final class StoredNames {

  private static final String BUILT_IN = "built-in";

  private StoredNames() {}

  static void check(
      Dialect dialect,
      List<AllowedFunction> called,
      CanonicalText text,
      @Nullable CatalogSnapshot catalog) {
    if (catalog == null || catalog.functions().isEmpty()) {
      return;
    }
    Set<String> names =
        catalog.functions().stream()
            .filter(function -> function.kind() != FunctionMetadata.Kind.PROCEDURE)
            .map(function -> Characters.lower(function.functionName()))
            .collect(Collectors.toUnmodifiableSet());
    Optional<String> stored =
        switch (dialect) {
          case MYSQL, MARIADB ->
              called.stream()
                  .filter(function -> function.reason().startsWith(BUILT_IN))
                  .map(AllowedFunction::name)
                  .filter(names::contains)
                  .findFirst();
          case POSTGRES -> newGrammar(text, names);
          case SQLITE -> Optional.empty();
        };
    if (stored.isPresent()) {
      throw GuardRule.UNKNOWN_FUNCTION.refusal(
          "A stored function has the name of the built-in function " + stored.get() + ".");
    }
  }

  /** Finds what is called by a word that older servers take for a name. */
  private static Optional<String> newGrammar(CanonicalText text, Set<String> names) {
    List<Token> tokens = text.tokens();
    return IntStream.range(0, tokens.size() - 1)
        .filter(at -> tokens.get(at).kind() == Token.Kind.WORD)
        .filter(at -> tokens.get(at + 1).isSign("("))
        .filter(at -> at == 0 || !tokens.get(at - 1).isSign("."))
        .mapToObj(at -> Characters.lower(tokens.get(at).text()))
        .filter(PostgresJson::isCall)
        .filter(names::contains)
        .findFirst();
  }
}
