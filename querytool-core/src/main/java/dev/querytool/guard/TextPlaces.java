package dev.querytool.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the tokens of a canonical text stood in the text as it was given. Immutable. */
final class TextPlaces {

  private final int[] starts;
  private final int[] lines;
  private final int[] columns;
  private final List<Integer> parameters;

  private TextPlaces(List<Token> tokens) {
    this.starts = new int[tokens.size()];
    this.lines = new int[tokens.size()];
    this.columns = new int[tokens.size()];
    List<Integer> offsets = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      starts[at] = token.start();
      lines[at] = token.line();
      columns[at] = token.column();
      if (token.kind() == Token.Kind.PARAMETER) {
        offsets.add(token.start());
      }
    }
    this.parameters = List.copyOf(offsets);
  }

  static TextPlaces of(CanonicalText text) {
    return new TextPlaces(text.tokens());
  }

  /** Returns where each parameter stands in the canonical text, in order. */
  List<Integer> parameters() {
    return parameters;
  }

  /** Returns the place of the token at an offset of the canonical text, or of the last before. */
  TextPlace at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    int token = Math.max(0, found >= 0 ? found : -found - 2);
    return new TextPlace(lines[token], columns[token]);
  }
}
