package dev.querytool.query;

import static java.util.Objects.requireNonNull;

/**
 * A table as a plan names it.
 *
 * @param schemaName its schema; {@code main} on SQLite; empty where the plan does not say
 * @param tableName its name as the database spells it
 */
public record PlanTable(String schemaName, String tableName) {

  /** Checks that both are there. */
  public PlanTable {
    requireNonNull(schemaName, "schemaName");
    requireNonNull(tableName, "tableName");
  }
}
