package dev.querytool.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a script into its statements, each of which SQLite reads as exactly one.
 *
 * <p>A semicolon ends a statement, but in a trigger only the one after {@code ; END} does, as
 * SQLite itself decides whether a statement is complete.
 */
final class SqlScript {

  /** The engine's own business: within its transaction they fail, end it or do nothing. */
  private static final Set<String> ENGINE_ONLY =
      Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "VACUUM", "ATTACH", "DETACH");

  /** SQLite ignores them, or fails, inside a transaction. */
  private static final Set<String> PRAGMAS_BEFORE_A_TRANSACTION =
      Set.of("FOREIGN_KEYS", "JOURNAL_MODE", "SYNCHRONOUS");

  private final String text;
  private final List<SqlStatement> statements = new ArrayList<>();

  private SqlScript(String text) {
    this.text = text;
  }

  /**
   * Splits a script.
   *
   * @throws UnreadableSqlException if the script ends inside something, or holds a statement that
   *     cannot run inside a transaction
   */
  static List<SqlStatement> split(String text) throws UnreadableSqlException {
    SqlScript script = new SqlScript(text);
    script.splitAll();
    return List.copyOf(script.statements);
  }

  private void splitAll() throws UnreadableSqlException {
    List<SqlToken> open = new ArrayList<>();
    for (SqlToken token : SqlScanner.scan(text)) {
      if (!token.isSymbol(';')) {
        open.add(token);
      } else if (isUnfinishedTrigger(open)) {
        open.add(token);
      } else {
        close(open);
      }
    }
    if (isUnfinishedTrigger(open)) {
      throw new UnreadableSqlException(
          "the trigger that begins here has no END", open.get(0).line());
    }
    close(open);
  }

  private void close(List<SqlToken> tokens) throws UnreadableSqlException {
    if (tokens.isEmpty()) {
      return;
    }
    refuseEngineStatements(tokens);
    SqlToken first = tokens.get(0);
    int end = tokens.get(tokens.size() - 1).end();
    statements.add(new SqlStatement(text.substring(first.start(), end), first.line()));
    tokens.clear();
  }

  private static boolean isUnfinishedTrigger(List<SqlToken> tokens) {
    int size = tokens.size();
    boolean finished =
        size >= 2 && tokens.get(size - 1).isWord("END") && tokens.get(size - 2).isSymbol(';');
    return isTrigger(tokens) && !finished;
  }

  private static boolean isTrigger(List<SqlToken> tokens) {
    if (tokens.isEmpty() || !tokens.get(0).isWord("CREATE")) {
      return false;
    }
    boolean temporary =
        tokens.size() > 1 && (tokens.get(1).isWord("TEMP") || tokens.get(1).isWord("TEMPORARY"));
    int kind = temporary ? 2 : 1;
    return tokens.size() > kind && tokens.get(kind).isWord("TRIGGER");
  }

  private static void refuseEngineStatements(List<SqlToken> tokens) throws UnreadableSqlException {
    SqlToken first = tokens.get(0);
    String keyword = first.text().toUpperCase(Locale.ROOT);
    if (ENGINE_ONLY.contains(keyword) && !isRollbackTo(tokens)) {
      throw new UnreadableSqlException(
          keyword + " is not for a migration, which is one transaction already", first.line());
    }
    if (keyword.equals("PRAGMA") && tokens.stream().anyMatch(SqlScript::isPragmaWithoutEffect)) {
      throw new UnreadableSqlException(
          "this PRAGMA has no effect inside a migration; foreign keys are off there anyway",
          first.line());
    }
  }

  private static boolean isRollbackTo(List<SqlToken> tokens) {
    return tokens.get(0).isWord("ROLLBACK")
        && tokens.stream().anyMatch(token -> token.isWord("TO"));
  }

  private static boolean isPragmaWithoutEffect(SqlToken token) {
    return PRAGMAS_BEFORE_A_TRANSACTION.contains(token.text().toUpperCase(Locale.ROOT));
  }
}
