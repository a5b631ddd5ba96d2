package dev.querytool.guard;

/**
 * Counts how many nodes of a parsed statement hold each name, spelled as in the text.
 *
 * <p>One per statement; not thread-safe.
 */
final class NameClaims {

  private final TokenIndex tokens;
  private final int[] claims;

  NameClaims(TokenIndex tokens) {
    this.tokens = tokens;
    this.claims = new int[tokens.spellings()];
  }

  /** Counts a node that holds a name; what the text does not spell so is in nobody's way. */
  void claim(String name) {
    int spelling = tokens.spelling(name);
    if (spelling >= 0) {
      claims[spelling]++;
    }
  }

  /** Counts a node that holds a spelling of {@link TokenIndex}. */
  void claim(int spelling) {
    claims[spelling]++;
  }

  /** Returns how many nodes hold a spelling of {@link TokenIndex}. */
  int of(int spelling) {
    return claims[spelling];
  }
}
