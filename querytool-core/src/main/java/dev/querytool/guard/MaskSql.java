package dev.querytool.guard;

import dev.querytool.access.Mask;
import dev.querytool.connection.Dialect;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes the SQL expression that replaces a masked column. */
final class MaskSql {

  private static final String HIDDEN = "'****'";
  private static final Pattern TEXT =
      Pattern.compile("((tiny|medium|long)?text|n?(var)?char|nvarchar|character|bpchar)\\b.*");

  private final Dialect dialect;

  MaskSql(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Returns the expression of a mask.
   *
   * @param column the qualified column
   * @param type its type
   * @param key the name of the parameters of its keys, which end in 1 and 2
   * @throws Refusal if the mask does not fit the column
   */
  String of(Mask mask, String column, String type, String key) {
    if (mask instanceof Mask.Nothing) {
      return "CASE WHEN 1 = 0 THEN " + column + " END";
    }
    if (!isText(type)) {
      throw GuardRule.GRANT_UNFIT.refusal("A mask of texts stands on a column of another type.");
    }
    if (mask instanceof Mask.FixedText fixed) {
      return typed("CASE WHEN " + column + " IS NOT NULL THEN " + literal(fixed.text()) + " END");
    }
    return mask instanceof Mask.KeepLast last
        ? typed(keepLast(column, last.characters()))
        : hashed(column, key);
  }

  private boolean isText(String type) {
    String lower = Characters.lower(type);
    return dialect == Dialect.SQLITE
        ? (lower.contains("char") || lower.contains("text") || lower.contains("clob"))
            && !lower.contains("int")
        : TEXT.matcher(lower).matches() && !lower.contains("[");
  }

  private String keepLast(String column, int characters) {
    String length = (dialect == Dialect.SQLITE ? "length(" : "char_length(") + column + ")";
    return "CASE WHEN "
        + length
        + " > "
        + 2 * characters
        + " THEN "
        + joined(HIDDEN, end(column, characters))
        + " WHEN "
        + column
        + " IS NOT NULL THEN "
        + HIDDEN
        + " END";
  }

  private String end(String column, int characters) {
    return dialect == Dialect.SQLITE
        ? "substr(" + column + ", -" + characters + ")"
        : "right(" + column + ", " + characters + ")";
  }

  private String hashed(String column, String key) {
    return switch (dialect) {
      case POSTGRES ->
          String.format(
              Locale.ROOT,
              "encode(sha256(decode(:%s1, 'hex')"
                  + " || sha256(decode(:%s2, 'hex') || convert_to(%s, 'UTF8'))), 'hex')",
              key,
              key,
              column);
      case MYSQL, MARIADB ->
          String.format(
              Locale.ROOT,
              "sha2(concat(:%s1, sha2(concat(:%s2, %s), 256)), 256)",
              key,
              key,
              column);
      case SQLITE ->
          throw GuardRule.GRANT_UNFIT.refusal("SQLite has no hash; a mask of another kind fits.");
    };
  }

  private String joined(String left, String right) {
    return switch (dialect) {
      case POSTGRES, SQLITE -> left + " || " + right;
      case MYSQL, MARIADB -> "concat(" + left + ", " + right + ")";
    };
  }

  /** Keeps the affinity of a text where the engine has affinities. */
  private String typed(String text) {
    return dialect == Dialect.SQLITE ? "CAST(" + text + " AS TEXT)" : text;
  }

  private String literal(String text) {
    boolean escapes = dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
    String plain = text.replace("'", "''");
    return "'" + (escapes ? plain.replace("\\", "\\\\") : plain) + "'";
  }
}
