package dev.querytool.catalog;

import org.jspecify.annotations.Nullable;

/** Types of PostgreSQL as people write them. */
final class PostgresTypeText {

  private static final String VARCHAR = "character varying";
  private static final String CHAR = "character(";

  private PostgresTypeText() {}

  /** Shortens what nobody writes out; other types, a user's too, are spelled otherwise. */
  static String of(String formatted) {
    if (formatted.startsWith(VARCHAR)) {
      return "varchar" + formatted.substring(VARCHAR.length());
    }
    return formatted.startsWith(CHAR) ? "char(" + formatted.substring(CHAR.length()) : formatted;
  }

  /** Returns a domain with its base type in brackets; the type alone if it is no domain. */
  static String of(String formatted, @Nullable String base) {
    return base == null ? of(formatted) : of(formatted) + " (" + of(base) + ")";
  }
}
