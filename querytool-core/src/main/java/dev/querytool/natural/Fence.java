package dev.querytool.natural;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Marks where data begins and ends in a prompt, in a way that the data cannot write itself. */
final class Fence {

  private static final int MARK_BYTES = 8;

  private Fence() {}

  /**
   * Returns data between two lines that name it. Their mark is made from the data and is not in it.
   *
   * @param what one word that says what the data is
   */
  static String around(String what, String data) {
    String mark = mark(data);
    return "<<< "
        + what
        + " "
        + mark
        + "\n"
        + data.stripTrailing()
        + "\n>>> "
        + what
        + " "
        + mark
        + "\n";
  }

  private static String mark(String data) {
    for (int attempt = 0; ; attempt++) {
      String mark = hash(attempt + "\n" + data);
      if (!data.contains(mark)) {
        return mark;
      }
    }
  }

  private static String hash(String text) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, MARK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
