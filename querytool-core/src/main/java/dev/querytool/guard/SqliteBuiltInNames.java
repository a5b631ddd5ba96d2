package dev.querytool.guard;

import java.util.Locale;
import java.util.Set;

/** SQLite's collations, and types, of which it looks only for parts of their names. */
final class SqliteBuiltInNames implements BuiltInNames {

  private static final Set<String> COLLATIONS = Set.of("binary", "nocase", "rtrim");

  private static final Set<String> TYPE_WORDS =
      Set.of(
          "bigint",
          "blob",
          "bool",
          "boolean",
          "char",
          "character",
          "clob",
          "date",
          "datetime",
          "dec",
          "decimal",
          "double",
          "float",
          "int",
          "int2",
          "int4",
          "int8",
          "integer",
          "mediumint",
          "native",
          "nchar",
          "number",
          "numeric",
          "nvarchar",
          "precision",
          "real",
          "signed",
          "smallint",
          "string",
          "text",
          "time",
          "timestamp",
          "tinyint",
          "unsigned",
          "varchar",
          "varying");

  @Override
  public boolean isType(String bareType) {
    for (String word : bareType.split(" ", -1)) {
      if (!TYPE_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isGrammar(String word) {
    return word.equals("GLOB") || word.equals("MATCH");
  }

  @Override
  public boolean isCollation(String written) {
    String bare = written.replace("\"", "").replace("`", "");
    return COLLATIONS.contains(bare.toLowerCase(Locale.ROOT));
  }
}
