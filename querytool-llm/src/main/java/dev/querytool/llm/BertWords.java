package dev.querytool.llm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text into words as BERT does: small letters without accents, Han signs each alone. */
final class BertWords {

  private final StringBuilder word = new StringBuilder();
  private final List<String> words = new ArrayList<>();

  private BertWords() {}

  static List<String> of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    BertWords cut = new BertWords();
    plain.codePoints().forEach(cut::take);
    cut.end();
    return cut.words;
  }

  private void take(int sign) {
    int kind = Character.getType(sign);
    if (isSpace(sign, kind)) {
      end();
    } else if (isHan(sign) || isPunctuation(sign, kind)) {
      end();
      words.add(Character.toString(sign));
    } else if (!isLeftOut(sign, kind)) {
      word.appendCodePoint(sign);
    }
  }

  private void end() {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isSpace(int sign, int kind) {
    return sign == '\t'
        || sign == '\n'
        || sign == '\r'
        || kind == Character.SPACE_SEPARATOR
        || kind == Character.LINE_SEPARATOR
        || kind == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isLeftOut(int sign, int kind) {
    return sign == 0xFFFD
        || kind == Character.NON_SPACING_MARK
        || kind == Character.CONTROL
        || kind == Character.FORMAT
        || kind == Character.SURROGATE
        || kind == Character.PRIVATE_USE;
  }

  private static boolean isPunctuation(int sign, int kind) {
    boolean ofAscii = sign > ' ' && sign < 0x7f && !Character.isLetterOrDigit(sign);
    return ofAscii
        || kind == Character.CONNECTOR_PUNCTUATION
        || kind == Character.DASH_PUNCTUATION
        || kind == Character.START_PUNCTUATION
        || kind == Character.END_PUNCTUATION
        || kind == Character.INITIAL_QUOTE_PUNCTUATION
        || kind == Character.FINAL_QUOTE_PUNCTUATION
        || kind == Character.OTHER_PUNCTUATION;
  }

  private static boolean isHan(int sign) {
    return between(sign, 0x4E00, 0x9FFF)
        || between(sign, 0x3400, 0x4DBF)
        || between(sign, 0xF900, 0xFAFF)
        || between(sign, 0x20000, 0x2CEAF)
        || between(sign, 0x2F800, 0x2FA1F);
  }

  private static boolean between(int sign, int from, int to) {
    return sign >= from && sign <= to;
  }
}
