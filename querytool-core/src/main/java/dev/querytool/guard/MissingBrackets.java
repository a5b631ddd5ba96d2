package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts brackets around values with signs where the parser would misread them and every engine reads
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
  private final KeyWords words;
  private final Brackets brackets;
  private final int[] opened;
  private final int[] closed;
  private boolean complete = true;

  private MissingBrackets(List<Token> tokens) {
    this.tokens = tokens;
    this.words = KeyWords.of(tokens);
    this.brackets = Brackets.of(tokens);
    this.opened = new int[tokens.size()];
    this.closed = new int[tokens.size()];
  }

  /** Returns the tokens with the brackets that the parser needs. */
  static List<Token> add(List<Token> tokens) {
    for (int at = 1; at < tokens.size(); at++) {
      if (isSign(tokens.get(at - 1)) || isSign(tokens.get(at))) {
        return new MissingBrackets(tokens).added();
      }
    }
    return tokens;
  }

  private List<Token> added() {
    for (int at = 1; at < tokens.size(); at++) {
      if (words.at(at - 1, "CASE") && sign(at)) {
        bracket(at, before(at, "WHEN"));
      } else if (signOfValue(at - 1)) {
        bracket(at, lastOfSignedValue(at));
      }
    }
    return complete ? tokens : written();
  }

  private int lastOfSignedValue(int at) {
    boolean chain = sign(at) || words.at(at, "EXISTS");
    int last = lastOfValue(at);
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
    if (last != NONE) {
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

  private static Token bracket(Token place, int at, String sign) {
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

  /** Returns the last token of the value, signs included, that starts at a token. */
  private int lastOfValue(int first) {
    int at = first;
    while (sign(at)) {
      at++;
    }
    if (at >= tokens.size()) {
      return NONE;
    }
    return switch (tokens.get(at).kind()) {
      case NUMBER, STRING, BLOB, PARAMETER -> at;
      case QUOTED_NAME -> lastOfCall(at);
      case WORD -> words.at(at, "CASE") ? inCase(at, "END") : lastOfCall(at);
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

  /** Returns the token before a word of the CASE that the token before {@code first} opens. */
  private int before(int first, String word) {
    int found = inCase(first - 1, word);
    return found == NONE ? NONE : found - 1;
  }

  private int inCase(int opening, String word) {
    for (int at = opening + 1; at < tokens.size(); at++) {
      if (words.at(at, word) && brackets.around(at) == opening) {
        return at;
      }
    }
    return NONE;
  }

  private boolean sign(int at) {
    return at < tokens.size() && isSign(tokens.get(at));
  }

  private static boolean isSign(Token token) {
    return token.isSign("-") || token.isSign("+") || token.isSign("~");
  }

  private boolean punctuation(int at, String sign) {
    return at < tokens.size() && tokens.get(at).isSign(sign);
  }
}
