package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of the guard found out about an accepted text.
 *
 * @param dialect the dialect it was read in
 * @param sql the canonical text
 * @param parameters the names of its parameters, in the order of their places
 * @param nullTests the places of those that are only asked whether they are NULL
 * @param listPlaces the places of those in whose stead an IN may list several values
 * @param names what its names stand for
 * @param functions what it calls, in order of name
 * @param rules the ids of the rules that were passed, in order
 * @param snapshotVersion the version of the catalogue, if names were resolved
 * @param limit where a limit on its rows can be put
 * @param places where its tokens stood in the text as it was given
 * @param granted what a caller's grants made of it; null for a caller without
 */
record QueryProof(
    Dialect dialect,
    String sql,
    List<String> parameters,
    Set<Integer> nullTests,
    Set<Integer> listPlaces,
    ResolvedNames names,
    List<AllowedFunction> functions,
    List<String> rules,
    OptionalLong snapshotVersion,
    RowLimit limit,
    TextPlaces places,
    @Nullable GrantedText granted) {

  QueryProof {
    parameters = List.copyOf(parameters);
    nullTests = Set.copyOf(nullTests);
    listPlaces = Set.copyOf(listPlaces);
    functions = List.copyOf(functions);
    rules = List.copyOf(rules);
  }
}
