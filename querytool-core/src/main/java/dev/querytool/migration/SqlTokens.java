package dev.querytool.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Questions about runs of tokens. */
final class SqlTokens {

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

  private SqlTokens() {}

  /** Writes tokens in one form, whatever their blanks, comments, case and quotes of names were. */
  static String normalized(List<SqlToken> tokens) {
    return tokens.stream().map(SqlTokens::normalized).collect(Collectors.joining(" "));
  }

  static String normalized(String sql) {
    try {
      return normalized(SqlScanner.scan(sql));
    } catch (UnreadableSqlException e) {
      return sql;
    }
  }

  /** Returns what stands in the brackets after each occurrence of a keyword. */
  static List<String> bracketedAfter(List<SqlToken> tokens, String keyword) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).isWord(keyword) && tokens.get(i + 1).isSymbol('(')) {
        found.add(normalized(bracketed(tokens.subList(i + 1, tokens.size()))));
      }
    }
    return found;
  }

  /** Returns the word after a keyword. */
  static Optional<String> after(List<SqlToken> tokens, String keyword) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).isWord(keyword)) {
        return Optional.of(normalized(tokens.get(i + 1)));
      }
    }
    return Optional.empty();
  }

  /** Folds a name as SQLite compares names: ASCII letters only. */
  static String folded(String name) {
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c - 'A' + 'a'));
      }
    }
    return folded.toString();
  }

  static int depthOf(SqlToken token) {
    if (token.isSymbol('(')) {
      return 1;
    }
    return token.isSymbol(')') ? -1 : 0;
  }

  private static List<SqlToken> bracketed(List<SqlToken> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += depthOf(tokens.get(i));
      if (depth == 0) {
        return tokens.subList(1, i);
      }
    }
    return tokens;
  }

  private static String normalized(SqlToken token) {
    if (!token.isName()) {
      return token.text();
    }
    String name = token.name();
    boolean plain = token.kind() == SqlToken.Kind.WORD || PLAIN_NAME.matcher(name).matches();
    return plain ? folded(name) : Rows.quoted(folded(name));
  }
}
