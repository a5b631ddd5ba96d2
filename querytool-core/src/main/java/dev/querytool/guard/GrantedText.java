package dev.querytool.guard;

import java.util.Map;

/**
 * What a text was before grants were written into it, and what they bind.
 *
 * @param asked the canonical text of the caller
 * @param values the values that the grants bind, by the names of their parameters
 */
record GrantedText(String asked, Map<String, Object> values) {

  GrantedText {
    values = Map.copyOf(values);
  }
}
