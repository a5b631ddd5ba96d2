package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.query.QueryResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statement that a question was translated to, and its rows if it was run. Immutable. */
public final class NaturalQueryResult {

  private final String generatedSql;
  private final String explanation;
  private final String model;
  private final @Nullable QueryResult result;

  NaturalQueryResult(
      String generatedSql, String explanation, String model, @Nullable QueryResult result) {
    this.generatedSql = requireNonNull(generatedSql, "generatedSql");
    this.explanation = requireNonNull(explanation, "explanation");
    this.model = requireNonNull(model, "model");
    this.result = result;
  }

  /** Returns the statement. */
  public String generatedSql() {
    return generatedSql;
  }

  /** Returns what the model said about it; may be empty. */
  public String explanation() {
    return explanation;
  }

  /** Returns the id of the model that wrote it; empty if none did. */
  public String model() {
    return model;
  }

  /** Returns its result; empty if it was not run. */
  public Optional<QueryResult> result() {
    return Optional.ofNullable(result);
  }

  /**
   * Returns it as one JSON object: {@code generatedSql}, {@code explanation}, {@code model} and, if
   * it was run, {@code result} in the form of {@link dev.querytool.query.Json#asResult}.
   */
  public String toJson() {
    return NaturalJson.write(this);
  }

  /** Shows the statement, but not the rows. */
  @Override
  public String toString() {
    return "NaturalQueryResult[" + generatedSql + ", " + result + "]";
  }
}
