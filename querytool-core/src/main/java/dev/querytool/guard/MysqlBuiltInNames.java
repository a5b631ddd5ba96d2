package dev.querytool.guard;

import java.util.Set;
import java.util.regex.Pattern;

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

  private static final Pattern COLLATION =
      Pattern.compile(
          "(?:binary|(?:ascii|big5|euckr|gb18030|gb2312|gbk|latin1|latin2|sjis|ucs2|uca1400|utf16"
              + "|utf32|utf8|utf8mb3|utf8mb4)_[a-z0-9_]{2,40})");

  private static final Set<String> CHARACTER_SETS =
      Set.of("ascii", "big5", "binary", "gb18030", "gb2312", "gbk", "latin1", "utf8mb3", "utf8mb4");

  /** Words of the grammar that stand in no node as a name. */
  private static final Set<String> GRAMMAR =
      MysqlWords.words(
          """
          AGAINST ANY BOOLEAN BOTH CONVERT DATE DIV EXPANSION FOR INTERVAL LANGUAGE LATERAL LEADING
          MATCH MEMBER MODE OF QUERY REGEXP RLIKE ROLLUP ROW SEPARATOR SOME STRAIGHT_JOIN TIME
          TIMESTAMP TRAILING UNKNOWN XOR
          """);

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
    String name = Characters.lower(written);
    return COLLATION.matcher(name).matches() || CHARACTER_SETS.contains(name);
  }

  @Override
  public boolean isGrammar(String word) {
    return GRAMMAR.contains(word) || TimeUnits.UNITS.contains(word);
  }

  @Override
  public boolean isReserved(String word) {
    return words.isReserved(word);
  }
}
