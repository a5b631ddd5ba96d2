package dev.querytool.guard;

import java.util.List;
import java.util.Map;

/**
 * What a text was before grants were written into it, and what they bind.
 *
 * @param asked the canonical text of the caller
 * @param values the values that the grants bind, by the names of their parameters
 * @param tables the tables that are read with the grants in it, those of their filters too
 * @param shown the proof of the caller's text, with nothing of the grants
 */
record GrantedText(
    String asked, Map<String, Object> values, List<TouchedTable> tables, ReadOnlyQuery shown) {

  GrantedText {
    values = Map.copyOf(values);
    tables = List.copyOf(tables);
  }
}
