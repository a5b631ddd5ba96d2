package dev.querytool.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types of PostgreSQL as people write them. */
final class PostgresTypeText {

  private static final String VARCHAR = "character varying";
  private static final String CHAR = "character(";

  /** Stands behind an enum; the server itself would put a name with a blank in quotes. */
  private static final String ENUM = " (enum type)";

  private PostgresTypeText() {}

  /** Returns an enum with what it is behind it. */
  static String ofEnum(String formatted) {
    return formatted + ENUM;
  }

  /** Returns the name of an enum without what stands behind it; empty if a type is none. */
  static Optional<String> enumIn(String type) {
    return type.endsWith(ENUM)
        ? Optional.of(type.substring(0, type.length() - ENUM.length()))
        : Optional.empty();
  }

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
