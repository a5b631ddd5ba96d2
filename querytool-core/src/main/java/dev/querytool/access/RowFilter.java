package dev.querytool.access;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;

/**
 * Selects the rows of a table that a caller sees: a predicate over the columns of the table, in the
 * SQL dialect of the connection, in which {@code :name} stands for an attribute of the caller.
 *
 * @param predicate such as {@code region = :region}
 */
public record RowFilter(String predicate) {

  /** The greatest length of a predicate. */
  public static final int MAX_LENGTH = 4_000;

  /** Checks that there is a predicate. */
  public RowFilter {
    requireNonNull(predicate, "predicate");
    if (predicate.isBlank() || predicate.length() > MAX_LENGTH) {
      throw new ValidationException(
          "a row filter is a predicate of 1 to "
              + MAX_LENGTH
              + " characters, such as \"region = :region\"; this one has "
              + predicate.length());
    }
  }
}
