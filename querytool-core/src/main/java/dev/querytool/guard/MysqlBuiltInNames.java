package dev.querytool.guard;

import java.util.Set;

/** The types that a cast may name on MySQL and MariaDB, their collations and character sets. */
final class MysqlBuiltInNames implements BuiltInNames {

  private static final Set<String> TYPES =
      Set.of(
          "BINARY",
          "CHAR",
          "DATE",
          "DATETIME",
          "DECIMAL",
          "DOUBLE",
          "FLOAT",
          "JSON",
          "NCHAR",
          "REAL",
          "SIGNED",
          "SIGNED INT",
          "SIGNED INTEGER",
          "TIME",
          "UNSIGNED",
          "UNSIGNED INT",
          "UNSIGNED INTEGER",
          "YEAR");

  private static final Set<String> TYPES_OF_MARIADB =
      Set.of("INT", "INTEGER", "VARCHAR", "DEC", "NUMERIC");

  /** Words of the grammar that stand in no node as a name. */
  private static final Set<String> GRAMMAR =
      MysqlWords.words(
          """
          AGAINST ANY BOOLEAN BOTH CHARACTER CONVERT DATE DEFAULT DIV EMPTY ERROR
          EXPANSION FOR INTERVAL LANGUAGE LATERAL LEADING
          MATCH MEMBER MODE OF QUERY REGEXP RETURNING RLIKE ROLLUP ROW SEPARATOR SET SOME STRAIGHT_JOIN TIME
          TIMESTAMP TRAILING UNKNOWN XOR
          """);

  private static final Set<String> GRAMMAR_OF_MARIADB =
      Set.of("FETCH", "NEXT", "ONLY", "TIES", "WITHIN");

  private final MysqlWords words;

  MysqlBuiltInNames(MysqlWords words) {
    this.words = words;
  }

  @Override
  public boolean isType(String bareType) {
    String type = Characters.upper(bareType);
    return TYPES.contains(type) || (!words.arrows() && TYPES_OF_MARIADB.contains(type));
  }

  @Override
  public boolean isCollation(String written) {
    return words.characterSets().isCollation(written)
        || words.characterSets().isCharacterSet(written);
  }

  @Override
  public boolean isGrammar(String word) {
    return GRAMMAR.contains(word)
        || TimeUnits.UNITS.contains(word)
        || (!words.arrows() && GRAMMAR_OF_MARIADB.contains(word));
  }

  @Override
  public boolean isReserved(String word) {
    return words.isReserved(word);
  }
}
