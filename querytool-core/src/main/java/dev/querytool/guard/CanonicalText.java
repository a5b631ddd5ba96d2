package dev.querytool.guard;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the one form that server and parser read alike: what is parsed is what is run.
 *
 * <p>Not thread-safe: what is found out about the tokens is found out once.
 */
final class CanonicalText {

  private final String sql;
  private final List<Token> tokens;
  private final Map<Integer, List<Token>> tableColumns;
  private @Nullable StatementTokens statement;

  /**
   * Makes a text.
   *
   * @param sql the text: no comments, single blanks, plain literals
   * @param tokens its tokens, in order, covering all of it but the blanks
   */
  CanonicalText(String sql, List<Token> tokens) {
    this(sql, tokens, Map.of());
  }

  /**
   * Makes a text from which the columns of calls were taken out.
   *
   * @param tableColumns the names of the columns by the offsets of the calls
   */
  CanonicalText(String sql, List<Token> tokens, Map<Integer, List<Token>> tableColumns) {
    this.sql = sql;
    this.tokens = List.copyOf(tokens);
    this.tableColumns = Map.copyOf(tableColumns);
  }

  String sql() {
    return sql;
  }

  List<Token> tokens() {
    return tokens;
  }

  /** Returns the names of the columns that were taken out, by the offsets of their calls. */
  Map<Integer, List<Token>> tableColumns() {
    return tableColumns;
  }

  /** Returns how the names are spelled whose columns were taken out. */
  Set<String> namesWithColumns() {
    return tableColumns.isEmpty()
        ? Set.of()
        : tokens.stream()
            .filter(token -> tableColumns.containsKey(token.start()))
            .map(Token::text)
            .collect(Collectors.toSet());
  }

  /** Returns the tokens with what stands where. */
  StatementTokens statement() {
    if (statement == null) {
      statement = StatementTokens.of(tokens);
    }
    return statement;
  }

  /** Returns the names of the parameters in the order of their places. */
  List<String> parameters() {
    return tokens.stream()
        .filter(token -> token.kind() == Token.Kind.PARAMETER)
        .map(Token::value)
        .toList();
  }
}
