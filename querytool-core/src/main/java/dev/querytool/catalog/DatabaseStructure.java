package dev.querytool.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a database says about itself, as it is read: ids are 0 and there are no annotations.
 *
 * @param defaultSchema the schema in which unqualified names are looked up first; empty if there is
 *     none
 * @param tableNames how the names of tables and schemas are compared
 * @param tables tables and views, ordered by schema and name
 * @param functions what people made that can be called, ordered by schema and name
 * @param unnamedCalls what of theirs is called without a name, in a fixed order
 */
record DatabaseStructure(
    String defaultSchema,
    NameCase tableNames,
    List<TableMetadata> tables,
    List<FunctionMetadata> functions,
    List<UnnamedCall> unnamedCalls) {

  DatabaseStructure {
    requireNonNull(defaultSchema, "defaultSchema");
    requireNonNull(tableNames, "tableNames");
    tables = List.copyOf(tables);
    functions = List.copyOf(functions);
    unnamedCalls = List.copyOf(unnamedCalls);
  }

  /** Makes the structure of a database in which nothing is called without a name. */
  DatabaseStructure(
      String defaultSchema,
      NameCase tableNames,
      List<TableMetadata> tables,
      List<FunctionMetadata> functions) {
    this(defaultSchema, tableNames, tables, functions, List.of());
  }

  /** Returns the same database with other tables. */
  DatabaseStructure withTables(List<TableMetadata> others) {
    return new DatabaseStructure(defaultSchema, tableNames, others, functions, unnamedCalls);
  }
}
