package dev.querytool.guard;

import java.util.Set;
import java.util.regex.Pattern;

/** PostgreSQL's own types and collations. */
final class PostgresBuiltInNames implements BuiltInNames {

  private static final Set<String> COLLATIONS =
      Set.of("\"C\"", "\"POSIX\"", "\"default\"", "\"unicode\"", "\"ucs_basic\"", "\"pg_c_utf8\"");

  /** Collations that initdb makes of ICU's and the operating system's locales. */
  private static final Pattern LOCALE =
      Pattern.compile("\"([a-z]{2,3}|und)([-_][A-Za-z0-9]{2,8}){0,4}(\\.utf8|-x-icu)?\"");

  @Override
  public boolean isType(String bareType) {
    return PostgresTypes.known(Characters.lower(bareType));
  }

  @Override
  public boolean isCollation(String written) {
    return COLLATIONS.contains(written)
        || written.equals("ucs_basic")
        || written.equals("unicode")
        || LOCALE.matcher(written).matches();
  }

  @Override
  public boolean isReserved(String word) {
    return PostgresWords.reserved(word);
  }

  @Override
  public boolean isGrammar(String word) {
    return PostgresWords.grammar(word);
  }
}
