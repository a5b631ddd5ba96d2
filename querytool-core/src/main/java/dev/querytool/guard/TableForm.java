package dev.querytool.guard;

import java.time.temporal.Temporal;
import java.util.List;
import java.util.Set;

/**
 * The query that stands in the place of a table of which not all is granted.
 *
 * @param tokens the query, without brackets around it
 * @param attributes the attributes of the caller that it binds
 * @param keys the parameters that bind keys of masks, named for what they are the keys of
 * @param tables the tables that it reads, each as often as it does
 * @param plain whether its filter is plain, so that no fence is needed beside what is plain too
 */
record TableForm(
    List<Token> tokens,
    Set<Attribute> attributes,
    Set<String> keys,
    List<String> tables,
    boolean plain) {

  /**
   * An attribute of the caller.
   *
   * @param grant the place of the grant whose filter names it
   * @param number whether it may be a number or a boolean
   * @param time whether it may be a date or a time
   */
  record Attribute(int grant, String name, boolean number, boolean time) {

    /** Returns the name of the parameter that binds it. */
    String parameter() {
      return "grant." + grant + "." + name;
    }

    boolean fits(Object value) {
      return value instanceof String || (value instanceof Temporal ? time : number);
    }
  }

  /** Stands before the name of a parameter that binds a key. */
  static final String KEY = "mask.";

  TableForm {
    tokens = List.copyOf(tokens);
    attributes = Set.copyOf(attributes);
    keys = Set.copyOf(keys);
    tables = List.copyOf(tables);
  }
}
