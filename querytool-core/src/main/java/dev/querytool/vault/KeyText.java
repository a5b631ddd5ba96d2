package dev.querytool.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A master key as text: 32 bytes as base64, in either alphabet, with or without padding. */
final class KeyText {

  private static final String HOW_TO = "; make one with: openssl rand -base64 32";

  private KeyText() {}

  static KeyMaterial ofVariable(String variable, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new CredentialException(
          "No master key: the environment variable " + variable + " is not set" + HOW_TO);
    }
    return decode(value.getBytes(StandardCharsets.UTF_8), "the environment variable " + variable);
  }

  /** Decodes and wipes the text. */
  static KeyMaterial decode(byte[] text, String where) {
    byte[] plain = standardAlphabet(text);
    KeyMaterial.wipe(text);
    try {
      return KeyMaterial.of(Base64.getDecoder().decode(plain), where);
    } catch (IllegalArgumentException e) {
      // The decoder's message holds a character of the key, so it is not passed on.
      throw new CredentialException(
          "The master key in " + where + " is not the base64 of 32 bytes" + HOW_TO);
    } finally {
      KeyMaterial.wipe(plain);
    }
  }

  static byte[] encode(byte[] key) {
    return Base64.getEncoder().encode(key);
  }

  private static byte[] standardAlphabet(byte[] text) {
    int from = 0;
    int to = text.length;
    while (from < to && text[from] <= ' ' && text[from] >= 0) {
      from++;
    }
    while (to > from && text[to - 1] <= ' ' && text[to - 1] >= 0) {
      to--;
    }
    byte[] plain = Arrays.copyOfRange(text, from, to);
    for (int i = 0; i < plain.length; i++) {
      plain[i] =
          switch (plain[i]) {
            case '-' -> (byte) '+';
            case '_' -> (byte) '/';
            default -> plain[i];
          };
    }
    return plain;
  }
}
