package dev.querytool.guard;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a walk through a parsed statement found.
 *
 * @param queries how many SELECT and VALUES there are
 * @param parameters how many parameters there are
 * @param strings how many string literals there are
 * @param names each name, spelled as in the text, with the number of nodes that hold it
 * @param functions the functions that are called, in order of name
 */
record WalkedTree(
    int queries,
    int parameters,
    int strings,
    Map<String, Integer> names,
    List<AllowedFunction> functions) {

  WalkedTree {
    names = Collections.unmodifiableMap(names);
    functions = List.copyOf(functions);
  }
}
