package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.HashSet;
import java.util.Set;

/** The words of MySQL or MariaDB that are never names unless they are quoted, and what differs. */
final class MysqlWords {

  private static final String RESERVED_IN_BOTH =
      """
      ACCESSIBLE ADD ALL ALTER ANALYZE AND AS ASC ASENSITIVE BEFORE BETWEEN BIGINT BINARY BLOB
      BOTH BY CALL CASCADE CASE CHANGE CHAR CHARACTER CHECK COLLATE COLUMN CONDITION
      CONSTRAINT CONTINUE CONVERT CREATE CROSS CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP
      CURRENT_USER CURSOR DATABASES DAY_HOUR DAY_MICROSECOND DAY_MINUTE DAY_SECOND DEC DECIMAL
      DECLARE DEFAULT DELAYED DELETE DESC DESCRIBE DETERMINISTIC DISTINCT DISTINCTROW DIV
      DOUBLE DROP DUAL EACH ELSE ELSEIF ENCLOSED ESCAPED EXCEPT EXISTS EXIT EXPLAIN FALSE
      FETCH FLOAT FLOAT4 FLOAT8 FOR FORCE FOREIGN FROM FULLTEXT GRANT GROUP HAVING
      HIGH_PRIORITY HOUR_MICROSECOND HOUR_MINUTE HOUR_SECOND IF IGNORE IN INDEX INFILE INNER
      INOUT INSENSITIVE INSERT INT INT1 INT2 INT3 INT4 INT8 INTEGER INTERSECT INTERVAL INTO IS
      ITERATE JOIN KEY KEYS KILL LEADING LEAVE LEFT LIKE LIMIT LINEAR LINES LOAD LOCALTIME
      LOCALTIMESTAMP LOCK LONG LONGBLOB LONGTEXT LOOP LOW_PRIORITY MATCH MAXVALUE MEDIUMBLOB
      MEDIUMINT MEDIUMTEXT MIDDLEINT MINUTE_MICROSECOND MINUTE_SECOND MOD MODIFIES NATURAL NOT
      NO_WRITE_TO_BINLOG NULL NUMERIC ON OPTIMIZE OPTIONALLY OR ORDER OUT OUTER OUTFILE OVER
      PARTITION PRECISION PRIMARY PROCEDURE PURGE RANGE READ READS READ_WRITE REAL RECURSIVE
      REFERENCES REGEXP RELEASE RENAME REPEAT REPLACE REQUIRE RESIGNAL RESTRICT RETURN REVOKE
      RIGHT RLIKE ROWS ROW_NUMBER SCHEMAS SECOND_MICROSECOND SELECT SENSITIVE SEPARATOR SET
      SHOW SIGNAL SMALLINT SPATIAL SPECIFIC SQL SQLEXCEPTION SQLSTATE SQLWARNING
      SQL_BIG_RESULT SQL_CALC_FOUND_ROWS SQL_SMALL_RESULT SSL STARTING STRAIGHT_JOIN TABLE
      TERMINATED THEN TINYBLOB TINYINT TINYTEXT TO TRAILING TRIGGER TRUE UNDO UNION UNIQUE
      UNLOCK UNSIGNED UPDATE USAGE USE USING UTC_DATE UTC_TIME UTC_TIMESTAMP VALUES VARBINARY
      VARCHAR VARCHARACTER VARYING WHEN WHERE WHILE WITH WRITE XOR YEAR_MONTH ZEROFILL
      """;

  private static final String RESERVED_IN_MYSQL =
      """
      CUBE CUME_DIST DATABASE DENSE_RANK EMPTY EXTERNAL FIRST_VALUE FUNCTION GENERATED GET
      GROUPING GROUPS IO_AFTER_GTIDS IO_BEFORE_GTIDS JSON_TABLE LAG LAST_VALUE LATERAL LEAD
      LIBRARY NTH_VALUE NTILE OF OPTIMIZER_COSTS OPTION PERCENT_RANK QUALIFY RANK ROW SCHEMA
      STORED SYSTEM TABLESAMPLE VIRTUAL WINDOW
      """;

  private static final String RESERVED_IN_MARIADB =
      """
      CURRENT_ROLE DELETE_DOMAIN_ID DO_DOMAIN_IDS IGNORE_DOMAIN_IDS MASTER_DEMOTE_TO_REPLICA
      MASTER_DEMOTE_TO_SLAVE MASTER_SSL_VERIFY_SERVER_CERT OFFSET PAGE_CHECKSUM
      PARSE_VCOL_EXPR PORTION REF_SYSTEM_ID RETURNING SQL_AFTER_GTIDS SQL_BEFORE_GTIDS
      SQL_BUFFER_RESULT SQL_CACHE SQL_NO_CACHE STATS_AUTO_RECALC STATS_PERSISTENT
      STATS_SAMPLE_PAGES
      """;

  private final boolean mariadb;
  private final Set<String> reserved;
  private final MysqlCharacterSets characterSets;
  private final FunctionList functions;

  /** Returns the words of MySQL or of MariaDB. */
  static MysqlWords of(Dialect dialect) {
    return new MysqlWords(dialect == Dialect.MARIADB, FunctionList.of(dialect, Set.of()));
  }

  /**
   * Reads the words of an engine.
   *
   * @param mariadb whether it is MariaDB
   * @param functions its functions
   */
  private MysqlWords(boolean mariadb, FunctionList functions) {
    this.mariadb = mariadb;
    this.functions = functions;
    this.characterSets = new MysqlCharacterSets(mariadb);
    Set<String> words = new HashSet<>(words(RESERVED_IN_BOTH));
    words.addAll(words(mariadb ? RESERVED_IN_MARIADB : RESERVED_IN_MYSQL));
    this.reserved = Set.copyOf(words);
  }

  /** Tells whether the engine has the operators -> and ->>. */
  boolean arrows() {
    return !mariadb;
  }

  /** Returns the character sets and collations of the engine. */
  MysqlCharacterSets characterSets() {
    return characterSets;
  }

  /** Tells whether a word, given in upper case, is never a name unless it is quoted. */
  boolean isReserved(String word) {
    return reserved.contains(word);
  }

  /** Tells whether a word is the name of a listed function. */
  boolean isFunction(String word) {
    return functions.find(word).isPresent();
  }

  static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
