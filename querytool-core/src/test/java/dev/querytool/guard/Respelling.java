package dev.querytool.guard;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes names and texts otherwise, so that an engine may take them for the same or for others. */
final class Respelling {

  private final Random random;
  private final List<String> functions;

  Respelling(Random random, List<String> functions) {
    this.random = random;
    this.functions = functions;
  }

  String otherCase(String word) {
    return switch (random.nextInt(3)) {
      case 0 -> word.toUpperCase(Locale.ROOT);
      case 1 -> word.toLowerCase(Locale.ROOT);
      default -> Character.toUpperCase(word.charAt(0)) + word.substring(1);
    };
  }

  String fullWidth(String word) {
    StringBuilder text = new StringBuilder(word);
    int at = random.nextInt(word.length());
    char c = word.charAt(at);
    boolean all = chance(30);
    for (int i = 0; i < word.length(); i++) {
      if ((all || i == at) && c > ' ' && c < 0x7f) {
        text.setCharAt(i, (char) (text.charAt(i) + 0xfee0));
      }
    }
    return chance(25) ? word.replace('e', 'é').replace('i', 'ı') : text.toString();
  }

  String quoted(String word) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> "\"" + word + "\"";
      case 2, 3 -> "`" + word + "`";
      case 4 -> "[" + word + "]";
      default -> "U&\"" + word.replaceFirst("^(.)", "\\\\0073") + "\"";
    };
  }

  String otherQuotes(String text) {
    String inner = text.substring(1, text.length() - 1);
    return switch (random.nextInt(12)) {
      case 0 -> "E" + text;
      case 1 -> "$$" + inner + "$$";
      case 2 -> "$a$" + inner + "$a$";
      case 3 -> "\"" + inner + "\"";
      case 4 -> "N" + text;
      case 5 -> "U&" + text;
      case 6 -> "_utf8mb4" + text;
      case 7 -> "'" + inner + "\\'";
      case 8 -> text + " 'b'";
      case 9 -> text + "\n'b'";
      case 10 -> "X" + text;
      default -> "'" + inner + "''" + functions.get(random.nextInt(functions.size())) + "(1)--'";
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
