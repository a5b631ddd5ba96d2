package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.NameProposal;
import java.util.List;

/**
 * What a model proposed.
 *
 * @param proposals names for what has none, in the order of the catalogue
 * @param missing what was asked for but got no suitable name, as {@code schema.table} or {@code
 *     schema.table.field}
 * @param dropped how many of the model's names were not asked for or were not usable as names
 * @param usage the tokens used
 */
public record NameSuggestions(
    List<NameProposal> proposals, List<String> missing, int dropped, TokenUsage usage) {

  /** Copies the lists. */
  public NameSuggestions {
    proposals = List.copyOf(proposals);
    missing = List.copyOf(missing);
    requireNonNull(usage, "usage");
  }
}
