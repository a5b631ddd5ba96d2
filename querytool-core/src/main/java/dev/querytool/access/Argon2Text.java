package dev.querytool.access;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an Argon2id hash, with its parameters: {@code $argon2id$v=19$m=…,t=…,p=…$…$…}. */
final class Argon2Text {

  static final int LENGTH = 32;

  private static final int PASSES = 1;
  private static final int LANES = 1;

  /** What a stored text may ask for at most, in KiB: it could be an attacker's. */
  private static final int MOST_MEMORY = 128 * 1_024;

  private static final int MOST_PASSES = 10;

  /** Six times the work of today's parameters. */
  private static final int MOST_WORK = 6 * 46 * 1_024;

  private static final int LONGEST = 250;

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(1)"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private final int memory;
  private final int passes;
  private final byte[] salt;
  private final byte[] hash;

  private Argon2Text(int memory, int passes, byte[] salt, byte[] hash) {
    this.memory = memory;
    this.passes = passes;
    this.salt = salt;
    this.hash = hash;
  }

  /** Describes a hash of today's parameters, but for the memory. */
  static Argon2Text of(int memory, byte[] salt, byte[] hash) {
    return new Argon2Text(memory, PASSES, salt, hash);
  }

  /** Reads a text; empty if it is none, or asks for more than there may be. */
  static Optional<Argon2Text> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    int memory = Integer.parseInt(parts.group(1));
    int passes = Integer.parseInt(parts.group(2));
    if (memory < 8
        || memory > MOST_MEMORY
        || passes < 1
        || passes > MOST_PASSES
        || memory * passes > MOST_WORK) {
      return Optional.empty();
    }
    try {
      Base64.Decoder decoder = Base64.getDecoder();
      return Optional.of(
          new Argon2Text(
              memory, passes, decoder.decode(parts.group(4)), decoder.decode(parts.group(5))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  int memory() {
    return memory;
  }

  int passes() {
    return passes;
  }

  int lanes() {
    return LANES;
  }

  byte[] salt() {
    return salt;
  }

  byte[] hash() {
    return hash;
  }

  boolean isCurrent(int wantedMemory) {
    return memory == wantedMemory && passes == PASSES && hash.length == LENGTH;
  }

  /** Returns what is stored. */
  @Override
  public String toString() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return String.format(
        Locale.ROOT,
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
        memory,
        passes,
        LANES,
        encoder.encodeToString(salt),
        encoder.encodeToString(hash));
  }
}
