package dev.querytool.architecture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says which locale and charset it means. */
final class PoliteGuest {

  private static final int BASE = 36;

  private PoliteGuest() {}

  static byte[] behaveWell(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    return String.format(Locale.ROOT, "%s%d", low, BASE).getBytes(StandardCharsets.UTF_8);
  }
}
