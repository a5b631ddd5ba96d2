package dev.querytool.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a text into the numbers that a BERT model reads: words, each in the longest pieces that the
 * model knows. No part of a text is taken for a mark of the model's own. Immutable.
 */
final class WordPieces {

  private static final int LONGEST_WORD = 100;
  private static final String INNER = "##";
  private static final String UNKNOWN = "[UNK]";
  private static final String FIRST = "[CLS]";
  private static final String LAST = "[SEP]";
  private static final List<String> MARKS = List.of(UNKNOWN, FIRST, LAST);

  private final Map<String, Integer> numbers;
  private final int unknown;
  private final int first;
  private final int last;

  private WordPieces(Map<String, Integer> numbers) {
    this.numbers = numbers;
    this.unknown = number(UNKNOWN);
    this.first = number(FIRST);
    this.last = number(LAST);
  }

  /** Reads the vocabulary of a {@code tokenizer.json}. */
  static WordPieces read(InputStream tokenizer) throws IOException {
    JsonNode vocabulary = new ObjectMapper().readTree(tokenizer).path("model").path("vocab");
    Map<String, Integer> numbers = new HashMap<>();
    vocabulary.properties().forEach(each -> numbers.put(each.getKey(), each.getValue().asInt()));
    if (!numbers.keySet().containsAll(MARKS)) {
      throw new IOException("the tokenizer has no vocabulary, or not all of it");
    }
    return new WordPieces(numbers);
  }

  /**
   * Returns the numbers of a text between the marks of its beginning and its end.
   *
   * @param most how many at most; what is beyond is left out
   */
  long[] of(String text, int most) {
    List<Integer> found = new ArrayList<>();
    found.add(first);
    for (String word : BertWords.of(text)) {
      found.addAll(pieces(word));
      if (found.size() >= most) {
        break;
      }
    }
    List<Integer> kept = found.subList(0, Math.min(found.size(), most - 1));
    long[] all = new long[kept.size() + 1];
    for (int i = 0; i < kept.size(); i++) {
      all[i] = kept.get(i);
    }
    all[kept.size()] = last;
    return all;
  }

  private List<Integer> pieces(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return List.of(unknown);
    }
    List<Integer> found = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      int to = longest(word, from);
      if (to == from) {
        return List.of(unknown);
      }
      found.add(number(piece(word, from, to)));
      from = to;
    }
    return found;
  }

  private int longest(String word, int from) {
    for (int to = word.length(); to > from; to--) {
      if (numbers.containsKey(piece(word, from, to))) {
        return to;
      }
    }
    return from;
  }

  private static String piece(String word, int from, int to) {
    String piece = word.substring(from, to);
    return from == 0 ? piece : INNER + piece;
  }

  private int number(String piece) {
    Integer number = numbers.get(piece);
    if (number == null) {
      throw new IllegalArgumentException("the vocabulary has no " + piece);
    }
    return number;
  }
}
