package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a text in the one form that engine and parser read alike. Immutable, safe for many
 * threads.
 *
 * <p>Comments are dropped and blanks made single; both were read as the engine reads them. The
 * {@link Syntax} of the dialect puts names in quotes that the parser would misread, and writes
 * literals so that both end them alike.
 */
final class Canonicalizer {

  private final Syntax syntax;
  private final boolean bareTables;

  private Canonicalizer(Syntax syntax, boolean bareTables) {
    this.syntax = syntax;
    this.bareTables = bareTables;
  }

  /** Returns the canonicalizer of a dialect. */
  static Canonicalizer of(Dialect dialect) {
    return new Canonicalizer(
        Syntax.of(dialect), dialect == Dialect.POSTGRES || dialect == Dialect.MYSQL);
  }

  /**
   * Returns the canonical form of a text whose outer bounds were checked.
   *
   * @param namedParameters whether {@code :name} is accepted
   */
  CanonicalText canonical(String userText, boolean namedParameters) {
    List<Token> read = statement(userText, namedParameters);
    Brackets brackets = Brackets.of(read);
    List<Token> tokens = WindowBases.resolve(read, brackets);
    List<Token> rewritten = syntax.rewrite(tokens, tokens == read ? brackets : Brackets.of(tokens));
    if (rewritten.isEmpty()) {
      throw GuardRule.EMPTY_STATEMENT.refusal("The text holds no statement.");
    }
    return CanonicalWriter.write(
        BracketedBounds.add(MissingBrackets.add(rewritten, syntax.signs())));
  }

  /** Returns the tokens of a part of a statement that closes all that it opens, and no more. */
  List<Token> wholePart(String part) {
    List<Token> tokens = oneStatement(read(part, true));
    Brackets.of(tokens);
    return tokens;
  }

  private List<Token> statement(String userText, boolean namedParameters) {
    List<Token> tokens = oneStatement(read(userText, namedParameters));
    return bareTables ? BareTable.written(tokens) : tokens;
  }

  private List<Token> read(String text, boolean namedParameters) {
    List<Token> tokens = new ArrayList<>(text.length() / 4 + 8);
    Cursor cursor = new Cursor(text);
    for (Token token = syntax.next(cursor); token != null; token = syntax.next(cursor)) {
      if (token.kind() == Token.Kind.PARAMETER && !namedParameters) {
        throw GuardRule.NAMED_PARAMETER.at(
            token, "No value is bound to the parameter :" + token.value() + ".");
      }
      tokens.add(token);
    }
    return tokens;
  }

  private static List<Token> oneStatement(List<Token> tokens) {
    int end = tokens.size();
    while (end > 0 && tokens.get(end - 1).isSign(";")) {
      end--;
    }
    if (end == 0) {
      throw GuardRule.EMPTY_STATEMENT.refusal("The text holds no statement.");
    }
    List<Token> statement = tokens.subList(0, end);
    for (int at = 0; at < end; at++) {
      if (statement.get(at).isSign(";")) {
        throw GuardRule.SECOND_STATEMENT.at(
            statement.get(Math.min(at + 1, end - 1)), "A second statement starts here.");
      }
      if (at > 0 && statement.get(at).isSign(".") && statement.get(at - 1).isSign(".")) {
        throw GuardRule.SYNTAX.at(statement.get(at), "Two dots follow each other here.");
      }
    }
    return statement;
  }
}
