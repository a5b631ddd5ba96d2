package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts brackets around values with signs where the parser would misread them and the engine reads
 * the same with and without: {@code - -a} becomes {@code -(-a)}, {@code -sum(a) OVER ()} becomes
 * {@code -(sum(a) OVER ())}, and {@code CASE -a WHEN} becomes {@code CASE (-a) WHEN}.
 */
final class MissingBrackets {

  private static final int NONE = -1;

  /** What may follow a value with signs and binds less than they do, to all engines. */
  private static final Set<String> LOOSER =
      Set.of(
          """
          + - * / % = < > <= >= <> != | & << >> || ) , AND OR XOR NOT IS IN BETWEEN LIKE WHEN THEN
          ELSE END AS ASC DESC FROM WHERE GROUP HAVING ORDER LIMIT OFFSET UNION EXCEPT INTERSECT
          """
              .split("\\s+"));

  private final List<Token> tokens;
  private final Set<String> signs;
  private final KeyWords words;
  private final Brackets brackets;
  private final Cases cases;
  private final int[] lastOfValue;
  private final int[] opened;
  private final int[] closed;
  private boolean complete = true;

  private MissingBrackets(List<Token> tokens, Set<String> signs) {
    this.tokens = tokens;
    this.signs = signs;
    this.words = KeyWords.of(tokens);
    this.brackets = Brackets.of(tokens);
    this.cases = Cases.of(words, brackets, tokens.size());
    this.lastOfValue = new int[tokens.size()];
    this.opened = new int[tokens.size()];
    this.closed = new int[tokens.size()];
  }

  /**
   * Returns the tokens with the brackets that the parser needs.
   *
   * @param signs those that bind closer than every operator between two values
   */
  static List<Token> add(List<Token> tokens, Set<String> signs) {
    for (Token token : tokens) {
      if (token.kind() == Token.Kind.OPERATOR && signs.contains(token.text())) {
        return new MissingBrackets(tokens, signs).added();
      }
    }
    return tokens;
  }

  /** Goes from the end to the start, so that each value is followed to its end once. */
  private List<Token> added() {
    for (int at = tokens.size() - 1; at >= 1; at--) {
      lastOfValue[at] = sign(at) ? lastOfSigned(at) : NONE;
      if (words.at(at - 1, "CASE") && sign(at)) {
        bracket(at, cases.when(at - 1) - 1);
      } else if (signOfValue(at - 1)) {
        bracket(at, lastToBracket(at));
      }
    }
    return complete ? tokens : written();
  }

  private int lastOfSigned(int at) {
    return sign(at + 1) ? lastOfValue[at + 1] : lastOfUnsigned(at + 1);
  }

  private int lastToBracket(int at) {
    boolean chain = sign(at) || words.at(at, "EXISTS");
    int last = sign(at) ? lastOfValue[at] : lastOfUnsigned(at);
    boolean needed = chain ? last != NONE && looser(last + 1) : isWindow(at, last);
    return needed ? last : NONE;
  }

  private boolean isWindow(int at, int last) {
    return last > at
        && tokens.get(at).kind() == Token.Kind.WORD
        && !words.at(at, "CASE")
        && last != lastOfArguments(at);
  }

  private boolean looser(int at) {
    return at >= tokens.size()
        || LOOSER.contains(tokens.get(at).text())
        || LOOSER.contains(words.at(at));
  }

  private void bracket(int first, int last) {
    if (last >= first) {
      opened[first]++;
      closed[last]++;
      complete = false;
    }
  }

  private List<Token> written() {
    List<Token> result = new ArrayList<>(tokens.size() + 8);
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      for (int i = 0; i < opened[at]; i++) {
        result.add(bracket(token, token.start(), "("));
      }
      result.add(token);
      for (int i = 0; i < closed[at]; i++) {
        result.add(bracket(token, token.end(), ")"));
      }
    }
    return result;
  }

  /** Returns a bracket that the text has not, at a place of it. */
  static Token bracket(Token place, int at, String sign) {
    return new Token(Token.Kind.PUNCTUATION, sign, sign, at, at, place.line(), place.column());
  }

  /** Tells whether a sign belongs to the value behind it and is no operator between two. */
  private boolean signOfValue(int at) {
    if (!sign(at)) {
      return false;
    }
    if (at == 0) {
      return true;
    }
    Token before = tokens.get(at - 1);
    return switch (before.kind()) {
      case OPERATOR -> true;
      case PUNCTUATION -> !before.isSign(")") && !before.isSign("]");
      case WORD -> Openers.contains(words.at(at - 1));
      default -> false;
    };
  }

  /** Returns the last token of the value without signs that starts at a token. */
  private int lastOfUnsigned(int at) {
    if (at >= tokens.size()) {
      return NONE;
    }
    return switch (tokens.get(at).kind()) {
      case NUMBER, STRING, BLOB, PARAMETER -> at;
      case QUOTED_NAME -> lastOfCall(at);
      case WORD -> words.at(at, "CASE") ? cases.end(at) : lastOfCall(at);
      case PUNCTUATION -> punctuation(at, "(") ? brackets.partner(at) : NONE;
      case OPERATOR -> NONE;
    };
  }

  private int lastOfCall(int first) {
    int at = lastOfArguments(first);
    if (punctuation(at, ")") && words.at(at + 1, "FILTER") && punctuation(at + 2, "(")) {
      at = brackets.partner(at + 2);
    }
    if (!punctuation(at, ")") || !words.at(at + 1, "OVER") || at + 2 >= tokens.size()) {
      return at;
    }
    return punctuation(at + 2, "(") ? brackets.partner(at + 2) : at + 2;
  }

  /** Returns the last token of a name or of the arguments behind it. */
  private int lastOfArguments(int first) {
    int at = first;
    while (punctuation(at + 1, ".") && at + 2 < tokens.size()) {
      at += 2;
    }
    return punctuation(at + 1, "(") ? brackets.partner(at + 1) : at;
  }

  private boolean sign(int at) {
    return at < tokens.size()
        && tokens.get(at).kind() == Token.Kind.OPERATOR
        && signs.contains(tokens.get(at).text());
  }

  private boolean punctuation(int at, String sign) {
    return at < tokens.size() && tokens.get(at).isSign(sign);
  }
}
