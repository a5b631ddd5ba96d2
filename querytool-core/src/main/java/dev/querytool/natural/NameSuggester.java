package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.NameProposal;
import dev.querytool.catalog.RefreshReport;
import java.util.List;
import java.util.function.Supplier;

/**
 * Asks a model to propose Chinese names for the tables and fields of a connection that have none.
 * Nothing is stored until a person accepts it.
 *
 * <pre>{@code
 * NameSuggestions found = suggester.suggest("orders");
 * suggester.accept(found.proposals());
 * }</pre>
 *
 * <p>Each call needs the permission to annotate the connection's catalogue, and sees only what the
 * caller sees. Immutable: each setter returns a changed copy. Safe for use by many threads.
 */
public interface NameSuggester {

  /**
   * Creates a suggester.
   *
   * @param caller who asks
   * @param connection the name of the connection
   * @param model chooses the model; called by each {@link #suggest()}
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
   * Sets how many names are asked for at once, 1 to 500; 50 by default, and fewer if the model's
   * token limit requires it.
   *
   * @throws dev.querytool.error.ValidationException if it is out of range
   */
  NameSuggester batch(int names);

  /** Sets the listener for progress. */
  NameSuggester progress(NameProgress listener);

  /**
   * Proposes names for everything in the catalogue that the caller sees. Interrupting the thread
   * ends the model's request.
   *
   * @throws LanguageModelException if there is no model, or it gives no answer
   */
  NameSuggestions suggest();

  /**
   * Proposes names for a table and its fields.
   *
   * @param table the table's name, in the form that {@link
   *     dev.querytool.catalog.ConnectionCatalog#table(String)} accepts
   * @throws dev.querytool.catalog.MetadataNotFoundException if there is none
   * @throws LanguageModelException if there is no model, or it gives no answer
   */
  NameSuggestions suggest(String table);

  /**
   * Stores proposals, whether from {@link #suggest()} or not, in one transaction. What has a name
   * by now keeps it.
   *
   * @return what was named as {@code changed}, and as {@code removed} what does not exist
   */
  RefreshReport accept(List<NameProposal> proposals);
}
