package dev.querytool.guard;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one engine reads names: what is equal, what is its own, and what may be read without a table.
 */
interface NameRules {

  /** Returns the form in which two names are equal if the engine takes them for the same. */
  String fold(String name);

  /**
   * Tells whether a common table expression may be used before its definition; if not, such a name
   * is a table's.
   */
  boolean seesLaterCommonTables();

  /** Tells whether a name without a table stands for a table's row number. */
  boolean isRowNumber(String folded);

  /** Tells whether the name is one of the engine's own tables. */
  boolean isSystemTable(String folded);

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
