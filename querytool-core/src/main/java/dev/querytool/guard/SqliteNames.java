package dev.querytool.guard;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQLite's names: without case in ASCII and only there, quoted or not. */
final class SqliteNames implements NameRules {

  private static final Set<String> ROW_NUMBERS = Set.of("rowid", "_rowid_", "oid");

  private static final TableFunctionColumns JSON =
      new TableFunctionColumns(
          List.of("key", "value", "type", "atom", "id", "parent", "fullkey", "path"),
          Set.of("json", "root"));

  private static final Set<String> KEY_WORDS =
      Set.of(
          ("abort action add after all alter always analyze and as asc attach autoincrement before"
                  + " begin between by cascade case cast check collate column commit conflict"
                  + " constraint create cross current current_date current_time current_timestamp"
                  + " database default deferrable deferred delete desc detach distinct do drop each"
                  + " else end escape except exclude exclusive exists explain fail filter first"
                  + " following for foreign from full generated glob group groups having if ignore"
                  + " immediate in index indexed initially inner insert instead intersect into is"
                  + " isnull join key last left like limit match materialized natural no not nothing"
                  + " notnull null nulls of offset on or order others outer over partition plan"
                  + " pragma preceding primary query raise range recursive references regexp reindex"
                  + " release rename replace restrict returning right rollback row rows savepoint"
                  + " select set table temp temporary then ties to transaction trigger unbounded"
                  + " union unique update using vacuum values view virtual when where window with"
                  + " within without true false")
              .split(" "));

  @Override
  public String fold(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isUpper(name.charAt(i))) {
        return lower(name);
      }
    }
    return name;
  }

  @Override
  public boolean readsSchemaBeforeStar() {
    return false;
  }

  @Override
  public boolean joinedColumnsFirst() {
    return false;
  }

  @Override
  public boolean seesLaterCommonTables() {
    return true;
  }

  @Override
  public boolean renamesRepeated() {
    return true;
  }

  @Override
  public boolean ordersByShownColumns() {
    return false;
  }

  @Override
  public boolean hasHiddenColumns() {
    return true;
  }

  @Override
  public boolean isRowNumber(String folded) {
    return ROW_NUMBERS.contains(folded);
  }

  @Override
  public boolean isSystemTable(String folded) {
    return folded.startsWith("sqlite_") || folded.startsWith("pragma_");
  }

  @Override
  public @Nullable TableFunctionColumns tableFunction(String folded) {
    return folded.equals("json_each") || folded.equals("json_tree") ? JSON : null;
  }

  @Override
  public boolean isKeyWord(String folded) {
    return KEY_WORDS.contains(folded);
  }

  private static String lower(String name) {
    char[] letters = name.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      if (isUpper(letters[i])) {
        letters[i] = (char) (letters[i] + ('a' - 'A'));
      }
    }
    return new String(letters);
  }

  private static boolean isUpper(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }
}
