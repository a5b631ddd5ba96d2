package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.NameProposal;
import dev.querytool.catalog.RefreshReport;
import java.util.List;
import java.util.function.Supplier;

/**
 * Has a model propose Chinese names for the tables and fields of a connection that have none.
 * Nothing is written until a person accepts.
 *
 * <pre>{@code
 * NameSuggestions found = suggester.suggest("orders");
 * suggester.accept(found.proposals());
 * }</pre>
 *
 * <p>Each call needs the permission to annotate the connection's catalogue, and sees of it what the
 * caller sees. Immutable: what sets something returns a changed copy. Safe for use by many threads.
 */
public interface NameSuggester {

  /**
   * Returns what proposes names.
   *
   * @param caller who asks
   * @param connection the name of the connection
   * @param model chooses who is asked; called by each {@link #suggest()}
   */
  static NameSuggester create(
      NaturalCaller caller, String connection, Supplier<ChosenModel> model) {
    return new DefaultNameSuggester(
        requireNonNull(caller, "caller"),
        requireNonNull(connection, "connection"),
        requireNonNull(model, "model"),
        DefaultNameSuggester.USUAL_BATCH,
        (done, all) -> {});
  }

  /**
   * Sets how many names are asked for at once, 1 to 500; 50 by default, and fewer where the model's
   * budget is less.
   *
   * @throws dev.querytool.error.ValidationException if it is out of range
   */
  NameSuggester batch(int names);

  /** Sets who hears how far it is. */
  NameSuggester progress(NameProgress listener);

  /**
   * Proposes names for all of the catalogue that the caller sees. Interrupting the thread closes
   * the model's request.
   *
   * @throws LanguageModelException if there is no model, or it gives no answer
   */
  NameSuggestions suggest();

  /**
   * Proposes names for a table and its fields.
   *
   * @param table as {@link dev.querytool.catalog.ConnectionCatalog#table(String)} takes it
   * @throws dev.querytool.catalog.MetadataNotFoundException if there is none
   * @throws LanguageModelException if there is no model, or it gives no answer
   */
  NameSuggestions suggest(String table);

  /**
   * Writes proposals, those of {@link #suggest()} or others, in one transaction. What has a name by
   * now keeps it.
   *
   * @return the names that were given as {@code changed}, and as {@code removed} what is not there
   */
  RefreshReport accept(List<NameProposal> proposals);
}
