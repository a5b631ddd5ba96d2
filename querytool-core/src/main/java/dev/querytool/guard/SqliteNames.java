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
          """
          ABORT ACTION ADD AFTER ALL ALTER ALWAYS ANALYZE AND AS ASC ATTACH AUTOINCREMENT
          BEFORE BEGIN BETWEEN BY CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT
          CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP
          DATABASE DEFAULT DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP EACH
          ELSE END ESCAPE EXCEPT EXCLUDE EXCLUSIVE EXISTS EXPLAIN FAIL FILTER FIRST
          FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF IGNORE
          IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT INTO IS
          ISNULL JOIN KEY LAST LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING
          NOTNULL NULL NULLS OF OFFSET ON OR ORDER OTHERS OUTER OVER PARTITION PLAN PRAGMA
          PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE REFERENCES REGEXP REINDEX RELEASE
          RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT SELECT SET
          TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER UNBOUNDED UNION UNIQUE
          UPDATE USING VACUUM VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHIN WITHOUT
          TRUE FALSE
          """
              .strip()
              .split("\\s+"));

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
  public boolean isKeyWord(String word) {
    return KEY_WORDS.contains(word);
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
