package dev.querytool.vault;

import static java.util.Objects.requireNonNull;

/**
 * Lets a person recognise a credential without seeing it.
 *
 * @param prefix the first four characters of a secret of 16 characters or more; empty for a shorter
 *     one
 * @param suffix its last four characters; empty for a shorter one
 */
public record CredentialHint(String prefix, String suffix) {

  private static final int SHORTEST_SHOWN = 16;
  private static final int SHOWN_AT_EACH_END = 4;

  /** Checks that both parts are there. */
  public CredentialHint {
    requireNonNull(prefix, "prefix");
    requireNonNull(suffix, "suffix");
  }

  static CredentialHint of(Secret secret) {
    return secret.reveal(CredentialHint::ofText);
  }

  private static CredentialHint ofText(String text) {
    if (text.codePointCount(0, text.length()) < SHORTEST_SHOWN) {
      return new CredentialHint("", "");
    }
    int head = text.offsetByCodePoints(0, SHOWN_AT_EACH_END);
    int tail = text.offsetByCodePoints(text.length(), -SHOWN_AT_EACH_END);
    return new CredentialHint(text.substring(0, head), text.substring(tail));
  }

  /** Tells whether nothing of the secret is shown, because it is shorter than 16 characters. */
  public boolean masked() {
    return prefix.isEmpty() && suffix.isEmpty();
  }

  /** Returns the hint as shown to a person: both ends with an ellipsis between them, or stars. */
  @Override
  public String toString() {
    return masked() ? "********" : prefix + "\u2026" + suffix;
  }
}
