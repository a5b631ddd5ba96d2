package dev.querytool.guard;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.parser.ParseException;

/** Turns what the parser says about a text into words for the one who wrote it. */
final class SyntaxRefusal {

  /**
   * What an engine reads and the parser does not.
   *
   * @param word the word at the place where the parser stopped, or just before it
   * @param message what is not read
   * @param advice what to write instead
   */
  private record Known(String word, String message, String advice) {}

  private static final int LOOK_BACK = 3;

  private static final List<Known> KNOWN =
      List.of(
          new Known("REGEXP", "REGEXP", "Write LIKE or glob(pattern, value)."),
          new Known("INDEXED", "INDEXED BY and NOT INDEXED", "Remove the hint."),
          new Known("LIKE", "this use of LIKE", "Write value LIKE pattern."),
          new Known(
              "COLLATE",
              "COLLATE after this value",
              "Write COLLATE after the column, or put the value in brackets."),
          new Known(
              "OVER",
              "a window that builds on another",
              "Write the whole window in the brackets after OVER."));

  private SyntaxRefusal() {}

  /** Returns the refusal for what the parser threw. */
  static Refusal of(ParseException e, TokenIndex tokens) {
    if (e.currentToken == null || e.currentToken.next == null) {
      return GuardRule.SYNTAX.refusal("The statement does not follow the grammar.");
    }
    return at(e.currentToken.next.absoluteBegin - 1, tokens);
  }

  /** Returns the refusal for a text that cannot be read beyond an offset. */
  static Refusal at(int offset, TokenIndex tokens) {
    int place = tokens.startingAt(offset);
    if (place < 0) {
      return atEnd(tokens);
    }
    Token token = tokens.tokens().get(place);
    return known(place, tokens)
        .map(known -> unsupported(known, token))
        .orElseGet(
            () ->
                GuardRule.SYNTAX.at(
                    token, "The statement cannot be read from " + shown(token) + " on."));
  }

  /** Returns the refusal for a text that the parser gave up near an offset. */
  static Refusal stumbled(int offset, TokenIndex tokens) {
    String message = "The statement cannot be analysed";
    return tokens
        .nearest(offset)
        .map(token -> GuardRule.UNSUPPORTED_SYNTAX.at(token, message + " at " + shown(token) + "."))
        .orElseGet(() -> GuardRule.UNSUPPORTED_SYNTAX.refusal(message + "."));
  }

  private static Refusal atEnd(TokenIndex tokens) {
    List<Token> all = tokens.tokens();
    if (all.isEmpty()) {
      return GuardRule.SYNTAX.refusal("There is no statement.");
    }
    Token last = all.get(all.size() - 1);
    return GuardRule.SYNTAX.at(
        last, "The statement ends after " + shown(last) + " where more is expected.");
  }

  private static Optional<Known> known(int place, TokenIndex tokens) {
    int last = Math.min(place + 1, tokens.tokens().size() - 1);
    for (int at = last; at >= Math.max(0, place - LOOK_BACK); at--) {
      Token token = tokens.tokens().get(at);
      for (Known known : KNOWN) {
        if (token.isWord(known.word())) {
          return Optional.of(known);
        }
      }
    }
    return Optional.empty();
  }

  private static Refusal unsupported(Known known, Token token) {
    return Refusal.at(
        token,
        GuardRule.UNSUPPORTED_SYNTAX.id(),
        "The engine may know "
            + known.message()
            + ", but the guard cannot analyse it, so it is refused.",
        known.advice());
  }

  private static String shown(Token token) {
    String text = token.text();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
