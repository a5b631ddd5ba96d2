package dev.querytool.guard;

import java.util.Set;

/** PostgreSQL's words: which are never names, and which the parser would misread as names. */
final class PostgresWords {

  /** Words that name no table or column unless they are quoted, as {@code pg_get_keywords} says. */
  private static final Set<String> RESERVED =
      Set.of(
          """
          ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BINARY BOTH CASE
          CAST CHECK COLLATE COLLATION COLUMN CONCURRENTLY CONSTRAINT CREATE CROSS
          CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME
          CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC DISTINCT DO ELSE END EXCEPT
          FALSE FETCH FOR FOREIGN FREEZE FROM FULL GRANT GROUP HAVING ILIKE IN INITIALLY INNER
          INTERSECT INTO IS ISNULL JOIN LATERAL LEADING LEFT LIKE LIMIT LOCALTIME LOCALTIMESTAMP
          NATURAL NOT NOTNULL NULL OFFSET ON ONLY OR ORDER OUTER OVERLAPS PLACING PRIMARY
          REFERENCES RETURNING RIGHT SELECT SESSION_USER SIMILAR SOME SYMMETRIC SYSTEM_USER
          TABLE TABLESAMPLE THEN TO TRAILING TRUE UNION UNIQUE USER USING VARIADIC VERBOSE WHEN
          WHERE WINDOW WITH
          """
              .strip()
              .split("\\s+"));

  /** Words of the grammar that may also be names. */
  private static final Set<String> GRAMMAR =
      Set.of(
          """
          AT BETWEEN BY CURRENT DAY ESCAPE EXCLUDE EXISTS EXTRACT FILTER FIRST FOLLOWING
          GROUPING GROUPS HOUR INTERVAL LAST MATERIALIZED MINUTE MONTH NEXT NO NULLS ORDINALITY
          OTHERS OVER OVERLAY PARTITION POSITION PRECEDING RANGE RECURSIVE ROW ROWS SECOND SETS
          SUBSTRING TIES TIME TRIM UNBOUNDED UNKNOWN VALUES WITHIN WITHOUT YEAR ZONE
          """
              .strip()
              .split("\\s+"));

  /** Plain names to PostgreSQL, most of them key words or types to the parser. */
  private static final Set<String> MISREAD =
      Set.of(
          """
          ABSENT APPROXIMATE BIGINT BLOB BOOL BPCHAR BYTEA CONNECT_BY_ROOT CSV CURRENT DAY
          DECIMAL DISTINCTROW DIV DOUBLE ENUM ERRORS EXCLUDES EXTEND FBV FILE FINAL FLOAT FLOAT4
          FLOAT8 FORCE GLOBAL HOUR HUGEINT IGNORE IMPORT INCLUDES INT INT1 INT2 INT4 INT8
          INTEGER KEY LONG MAP MATCH_ALL MATCH_ANY MATCH_PHRASE MATCH_PHRASE_PREFIX MATCH_REGEXP
          MEMBER MINUS MINUTE MONTH NCHAR NEXTVAL NOCYCLE NUMBER NUMERIC NVARCHAR OUTPUT PIVOT
          PRECISION PREFERRING PREWHERE PRIOR QUALIFY REAL RECURSIVE REGEXP REGEXP_LIKE RETURNS
          RLIKE SAMPLE SCRIPT SECOND SEMI SET SETTINGS SHORT SMALLINT SQL_CACHE
          SQL_CALC_FOUND_ROWS SQL_NO_CACHE STATEMENT TIES TIMETZ TINYINT UBIGINT UHUGEINT
          UINTEGER UNBOUNDED UNKNOWN UNPIVOT USE USMALLINT UTINYINT UUID VARBINARY VARCHAR
          VARYING VERIFY XOR YEAR
          """
              .strip()
              .split("\\s+"));

  /** Key words that are values, or end one. */
  private static final Set<String> VALUES =
      Set.of(
          """
          CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP
          CURRENT_USER END FALSE ISNULL LOCALTIME LOCALTIMESTAMP NOTNULL NULL SESSION_USER
          SYSTEM_USER TRUE UNKNOWN USER
          """
              .strip()
              .split("\\s+"));

  /** Key words that are values and that the parser takes for columns. */
  private static final Set<String> NAMED_VALUES =
      Set.of(
          "CURRENT_CATALOG",
          "CURRENT_ROLE",
          "CURRENT_SCHEMA",
          "CURRENT_USER",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "SESSION_USER",
          "SYSTEM_USER",
          "USER");

  private PostgresWords() {}

  /** Tells whether a key word, given in upper case, is a value or ends one. */
  static boolean value(String word) {
    return VALUES.contains(word);
  }

  /** Tells whether a key word, given in upper case, is a value that the parser calls a column. */
  static boolean namedValue(String word) {
    return NAMED_VALUES.contains(word);
  }

  /** Tells whether a word, given in upper case, is never a name. */
  static boolean reserved(String word) {
    return RESERVED.contains(word);
  }

  /** Tells whether a word, given in upper case, may be grammar. */
  static boolean grammar(String word) {
    return RESERVED.contains(word) || GRAMMAR.contains(word);
  }

  /** Tells whether the parser does not take a word, given in upper case, for the name it is. */
  static boolean misread(String word) {
    return MISREAD.contains(word);
  }
}
