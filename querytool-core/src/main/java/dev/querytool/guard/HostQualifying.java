package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Writes the schema before each call of a host's function and each type of its extensions, so that
 * nothing of another schema, and no function that a server has loaded from a library, takes its
 * place.
 */
final class HostQualifying {

  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private final HostCalls host;
  private final FunctionList builtIns;
  private final UnaryOperator<String> quotes;

  /**
   * Knows what the host allows.
   *
   * @param builtIns what is called by its name alone; the host's functions of these names only by
   *     their schema
   * @param quotes puts a name in quotes
   */
  HostQualifying(HostCalls host, FunctionList builtIns, UnaryOperator<String> quotes) {
    this.host = host;
    this.builtIns = builtIns;
    this.quotes = quotes;
  }

  /** Returns the text with the schemas that are not written in it. */
  CanonicalText qualified(CanonicalText text) {
    if (host.isEmpty()) {
      return text;
    }
    StatementTokens statement = text.statement();
    List<Token> result = new ArrayList<>(statement.size() + 8);
    for (int at = 0; at < statement.size(); at++) {
      Token token = statement.token(at);
      String schema = schemaBefore(statement, at);
      if (!schema.isEmpty()) {
        result.add(name(token, schema));
        result.add(added(token, Token.Kind.PUNCTUATION, ".", "."));
      }
      result.add(token);
    }
    return CanonicalWriter.write(result);
  }

  private Token name(Token place, String schema) {
    return PLAIN.matcher(schema).matches()
        ? added(place, Token.Kind.WORD, schema, schema)
        : added(place, Token.Kind.QUOTED_NAME, quotes.apply(schema), schema);
  }

  private String schemaBefore(StatementTokens statement, int at) {
    if (statement.token(at).kind() != Token.Kind.WORD || statement.sign(at - 1, ".")) {
      return "";
    }
    String folded = Characters.lower(statement.token(at).value());
    if (statement.sign(at - 1, "::") || statement.places().type(at)) {
      return statement.sign(at + 1, ".") ? "" : host.schemaOfType(folded);
    }
    boolean called = isCall(statement, at) && builtIns.find(folded).isEmpty();
    return called ? host.schemaOf(folded) : "";
  }

  private static boolean isCall(StatementTokens statement, int at) {
    return statement.sign(at + 1, "(")
        && !statement.places().columnList(at + 1)
        && !statement.places().aliasColumns(at + 1);
  }

  private static Token added(Token place, Token.Kind kind, String text, String value) {
    return new Token(kind, text, value, place.start(), place.start(), place.line(), place.column());
  }
}
