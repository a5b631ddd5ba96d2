package dev.querytool.guard;

import java.util.regex.Pattern;

/** PostgreSQL's own types and collations. */
final class PostgresBuiltInNames implements BuiltInNames {

  /** A collation of any name: it says how texts are compared and holds no code. */
  private static final Pattern COLLATION = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*|\"[^\"]+\"");

  @Override
  public boolean isType(String bareType) {
    return PostgresTypes.known(Characters.lower(bareType));
  }

  @Override
  public boolean isCollation(String written) {
    return COLLATION.matcher(written).matches();
  }

  @Override
  public boolean isReserved(String word) {
    return PostgresWords.reserved(word);
  }

  @Override
  public boolean isValue(String word) {
    return PostgresWords.namedValue(word);
  }

  @Override
  public boolean isGrammar(String word) {
    return PostgresWords.grammar(word);
  }
}
