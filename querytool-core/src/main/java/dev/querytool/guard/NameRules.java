package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one engine reads names: what is equal, what is its own, and what may be read without a table.
 */
interface NameRules {

  /** Returns the rules of a dialect, or refuses one that is not read yet. */
  static NameRules of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> throw Syntax.unsupported(dialect);
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

  /** Returns the columns of a table function, the hidden ones too; null if it is not known. */
  @Nullable TableFunctionColumns tableFunction(String folded);

  /** Tells whether an unclaimed word of this text can only be a key word. */
  boolean isKeyWord(String folded);

  /**
   * The columns of a table function.
   *
   * @param shown those that {@code *} shows, in order
   * @param hidden those that must be named
   */
  record TableFunctionColumns(List<String> shown, Set<String> hidden) {}
}
