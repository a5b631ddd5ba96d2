package dev.querytool.guard;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The types that a cast may name on SQLite, which looks only for parts of their names. */
final class TypeNames {

  private static final Pattern LENGTH = Pattern.compile(" ?\\([0-9, ]*\\)$");

  private static final Set<String> WORDS =
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

  private TypeNames() {}

  /** Returns a type's name without its length and digits. */
  static String bare(String type) {
    return LENGTH.matcher(type).replaceFirst("").strip();
  }

  /** Tells whether each word of a type's name is a known one. */
  static boolean isKnown(String bareType) {
    for (String word : bareType.split(" ", -1)) {
      if (!WORDS.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }
}
