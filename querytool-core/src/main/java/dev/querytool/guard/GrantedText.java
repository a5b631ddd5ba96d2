package dev.querytool.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a text was before grants were written into it, and what they bind.
 *
 * @param asked the canonical text of the caller
 * @param values the values that the grants bind, by the names of their parameters
 * @param tables the tables that are read with the grants in it, those of their filters too
 * @param calls the names, or the aliases, of the functions that are called in FROM
 * @param told the same query without anything that the grants brought in; null if this is it
 */
record GrantedText(
    String asked,
    Map<String, Object> values,
    List<TouchedTable> tables,
    Set<String> calls,
    @Nullable ReadOnlyQuery told) {

  GrantedText {
    values = Map.copyOf(values);
    tables = List.copyOf(tables);
    calls = Set.copyOf(calls);
  }

  /** Shows the text that was asked; the values are secrets or facts about the caller. */
  @Override
  public String toString() {
    return "GrantedText[" + asked + "]";
  }
}
