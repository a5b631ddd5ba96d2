package dev.querytool.query;

import static java.util.Objects.requireNonNull;

/**
 * A column of a result.
 *
 * @param name its label, as the database gives it; labels may repeat
 * @param type the database's name of its type; may be empty on SQLite
 */
public record Column(String name, String type) {

  /** Checks the parts. */
  public Column {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
  }
}
