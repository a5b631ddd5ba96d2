package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * How one engine reads names: what is equal, what is its own, and what may be read without a table.
 */
interface NameRules {

  /** Returns the rules of a dialect. */
  static NameRules of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> new PostgresNames();
      case SQLITE -> new SqliteNames();
      case MYSQL, MARIADB -> new MysqlNames(MysqlWords.of(dialect));
    };
  }

  /** Returns the form in which two names are equal if the engine takes them for the same. */
  String fold(String name);

  /** Returns the form in which the names of schemas, tables and their aliases are compared. */
  default String foldTable(String name) {
    return fold(name);
  }

  /** Refuses what the engine may not take for the name of a table or of its alias. */
  default void requireTable(Token name) {}

  /** Returns the form in which the names of common table expressions are compared. */
  default String foldCommonTable(String name) {
    return foldTable(name);
  }

  /** Tells whether a setting of the server decides if tables that differ in case are the same. */
  default boolean settingsDecideCase() {
    return false;
  }

  /**
   * Tells whether a common table expression may be used before its definition; if not, such a name
   * is a table's.
   */
  boolean seesLaterCommonTables();

  /** Tells whether a common table expression may read itself without RECURSIVE. */
  default boolean recursesUnasked() {
    return true;
  }

  /**
   * Tells whether the definitions of a WITH may read what a WITH around it defines; if not, such a
   * name is a table's.
   */
  default boolean seesCommonTablesAround() {
    return true;
  }

  /**
   * Tells whether a query in brackets, part of a query with a WITH, may read what that defines
   * although it has a WITH of its own; if not, such a name is a table's.
   */
  default boolean seesCommonTablesOfWhole() {
    return true;
  }

  /** Returns the folded schemas in which a table without a schema is looked for, in order. */
  default List<String> searchPath(String defaultSchema) {
    return List.of(foldTable(defaultSchema));
  }

  /** Tells whether rows have a number, and full-text tables columns of their own. */
  boolean hasHiddenColumns();

  /** Tells whether a name without a table stands for a table's row number. */
  boolean isRowNumber(String folded);

  /** Tells whether the name is one of the engine's own tables. */
  boolean isSystemTable(String folded);

  /** Tells whether a schema holds the engine's own tables. */
  default boolean isSystemSchema(String folded) {
    return false;
  }

  /**
   * Returns the columns of a table function that stands without a bracket, the hidden ones too;
   * null if it is not known.
   */
  @Nullable TableFunctionColumns tableFunction(String folded);

  /** Tells whether a function may be called with this schema before its name. */
  default boolean isFunctionSchema(String folded) {
    return false;
  }

  /** Tells whether the name of a table or alias, where a column may stand, is its whole row. */
  default boolean namesWholeRows() {
    return false;
  }

  /** Tells whether an alias hides the schema of a table and the names in a join in brackets. */
  default boolean aliasHides() {
    return false;
  }

  /** Tells whether ON sees the two sides of its own join alone. */
  default boolean joinsAreApart() {
    return false;
  }

  /** Tells whether the aliases of a query's outputs may stand within its expressions. */
  default boolean aliasesInExpressions() {
    return true;
  }

  /**
   * Tells whether a name alone in ORDER BY is a column that the query shows, if one has that name,
   * before it is one of FROM.
   */
  default boolean ordersByShownColumns() {
    return true;
  }

  /** Tells whether {@code s.t.*} shows the columns of a table, {@code s} being its schema. */
  default boolean readsSchemaBeforeStar() {
    return true;
  }

  /** Tells whether {@code *} shows the columns of USING and NATURAL before all others. */
  default boolean joinedColumnsFirst() {
    return true;
  }

  /** Tells whether it shows them as USING has them, not as the table does whose rows are kept. */
  default boolean usingOrdersColumns() {
    return false;
  }

  /** Tells whether what reads like a column is a key word that is a value. */
  default boolean isValue(QualifiedName name) {
    return false;
  }

  /** Tells whether {@code value.name} calls a function where there is no column of the name. */
  default boolean dotCalls() {
    return false;
  }

  /** Tells whether {@code value.name} may call a function of this name that is not allowed. */
  default boolean callsByDot(String folded) {
    return false;
  }

  /**
   * Returns the columns of a function that is called in FROM; null if they are not known.
   *
   * @param alias what it is called there
   * @param arguments how many arguments it gets
   */
  default @Nullable TableFunctionColumns calledInFrom(String folded, String alias, int arguments) {
    return tableFunction(folded);
  }

  /** Tells whether a derived table has each column by a name of its own. */
  default boolean renamesRepeated() {
    return false;
  }

  /** Returns the engine's label of a value without an alias; empty to take it from the text. */
  default String label(Expression value) {
    return "";
  }

  /** Returns the name of a column of VALUES, counted from 0; null if it is not known. */
  default @Nullable String valueColumn(int place) {
    return "column" + (place + 1);
  }

  /** Tells whether a word, first in the bracket of a call, is a unit of time there. */
  default boolean isUnit(String call, String word) {
    return false;
  }

  /** Tells whether an unclaimed word, given in upper case, can only be a key word. */
  boolean isKeyWord(String word);

  /**
   * The columns of a table function.
   *
   * @param shown those that {@code *} shows, in order
   * @param hidden those that must be named
   */
  record TableFunctionColumns(List<String> shown, Set<String> hidden) {}
}
