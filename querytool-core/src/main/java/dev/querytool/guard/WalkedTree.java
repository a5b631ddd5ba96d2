package dev.querytool.guard;

import java.util.List;

/**
 * What a walk through a parsed statement found.
 *
 * @param queries how many SELECT and VALUES there are
 * @param parameters how many parameters there are
 * @param strings how many string literals there are
 * @param claims how many nodes hold each name
 * @param functions the functions that are called, in order of name
 */
record WalkedTree(
    int queries, int parameters, int strings, NameClaims claims, List<AllowedFunction> functions) {

  WalkedTree {
    functions = List.copyOf(functions);
  }
}
