package dev.querytool.query;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.Dialect;
import dev.querytool.guard.ReadOnlyQuery;
import dev.querytool.guard.TouchedTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an attempt ended, for a {@link QueryObserver}. Immutable. */
public final class QueryEnd {

  private final HistoryEntry entry;
  private final @Nullable ReadOnlyQuery proof;
  private final String model;
  private final long inputTokens;
  private final long outputTokens;

  private QueryEnd(
      HistoryEntry entry,
      @Nullable ReadOnlyQuery proof,
      String model,
      long inputTokens,
      long outputTokens) {
    this.entry = entry;
    this.proof = proof;
    this.model = model;
    this.inputTokens = inputTokens;
    this.outputTokens = outputTokens;
  }

  static QueryEnd of(HistoryEntry entry, @Nullable ReadOnlyQuery proof) {
    return new QueryEnd(entry, proof, "", 0, 0);
  }

  /** Returns the end of an attempt of which only its entry is known. */
  public static QueryEnd of(HistoryEntry entry) {
    return of(requireNonNull(entry, "entry"), null);
  }

  /** Returns this end with the statement that the guard accepted. */
  public QueryEnd withProof(ReadOnlyQuery accepted) {
    return new QueryEnd(
        entry, requireNonNull(accepted, "accepted"), model, inputTokens, outputTokens);
  }

  /**
   * Returns this end with the model that was asked.
   *
   * @param id the model's id
   * @param input how many tokens it was sent in total
   * @param output how many tokens it answered
   */
  public QueryEnd withModel(String id, long input, long output) {
    return new QueryEnd(entry, proof, requireNonNull(id, "id"), input, output);
  }

  /**
   * Returns the entry for the history, whether or not one is kept. It holds statements as the
   * history would: with their literals unless {@link HistoryOptions#withoutLiterals} is set. It
   * holds a question as it was asked.
   */
  public HistoryEntry entry() {
    return entry;
  }

  /** Returns the dialect of the database, if the guard accepted the statement. */
  public Optional<Dialect> dialect() {
    return Optional.ofNullable(proof).map(ReadOnlyQuery::dialect);
  }

  /** Returns the tables that are read; empty if the guard accepted no statement. */
  public List<TouchedTable> tables() {
    return proof == null ? List.of() : proof.tables();
  }

  /** Returns the statement that the guard accepted, with {@code ?} for each of its literals. */
  public Optional<String> sqlWithoutLiterals() {
    return Optional.ofNullable(proof).map(ReadOnlyQuery::sqlWithoutLiterals);
  }

  /** Returns the id of the model that was asked, if one was. */
  public Optional<String> model() {
    return model.isEmpty() ? Optional.empty() : Optional.of(model);
  }

  /** Returns how many tokens the model was sent in total. */
  public long inputTokens() {
    return inputTokens;
  }

  /** Returns how many tokens the model answered in total. */
  public long outputTokens() {
    return outputTokens;
  }

  /** Shows what its history entry shows. */
  @Override
  public String toString() {
    return "QueryEnd[" + entry + "]";
  }
}
