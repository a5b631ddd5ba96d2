package dev.querytool.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a statement may start with, and the words that no reading statement holds. */
final class StatementRules {

  private static final Map<String, GuardRule> FIRST_WORDS = firstWords();
  private static final Set<String> LOCKS = Set.of("UPDATE", "SHARE", "NO", "KEY");

  private StatementRules() {}

  static void check(List<Token> tokens) {
    checkFirst(tokens.get(0));
    for (int at = 0; at < tokens.size(); at++) {
      if (tokens.get(at).kind() == Token.Kind.WORD) {
        checkWord(tokens, at);
      }
    }
  }

  private static void checkFirst(Token first) {
    if (first.isSign("(")
        || first.isWord("SELECT")
        || first.isWord("WITH")
        || first.isWord("VALUES")) {
      return;
    }
    String word = Characters.upper(first.text());
    GuardRule rule =
        first.kind() == Token.Kind.WORD
            ? FIRST_WORDS.getOrDefault(word, GuardRule.NOT_A_READ)
            : GuardRule.NOT_A_READ;
    throw rule.at(
        first,
        switch (rule) {
          case WRITE_STATEMENT -> "Writes are refused: " + word + " changes data.";
          case SCHEMA_STATEMENT -> "Writes are refused: " + word + " changes the database.";
          case SESSION_STATEMENT -> word + " is no query; it acts on the session or the server.";
          case EXPLAIN_STATEMENT -> word + " asks for a plan, not for data.";
          case BARE_TABLE -> "TABLE starts this statement.";
          default -> "The statement starts with " + first.text() + ".";
        });
  }

  private static void checkWord(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    String word = Characters.upper(token.text());
    switch (word) {
      case "INSERT", "UPDATE", "DELETE", "RETURNING" -> throw write(token, word);
      case "CREATE", "DROP", "ALTER" ->
          throw GuardRule.SCHEMA_STATEMENT.at(
              token, "Writes are refused: " + word + " changes the database.");
      case "INTO" -> throw into(tokens, at);
      case "TABLE" -> throw GuardRule.BARE_TABLE.at(token, "TABLE stands here.");
      case "FOR" -> {
        if (at + 1 < tokens.size()
            && tokens.get(at + 1).kind() == Token.Kind.WORD
            && LOCKS.contains(Characters.upper(tokens.get(at + 1).text()))) {
          throw GuardRule.LOCKING.at(token, "The statement locks rows.");
        }
      }
      case "LOCK" -> {
        if (at + 1 < tokens.size() && tokens.get(at + 1).isWord("IN")) {
          throw GuardRule.LOCKING.at(token, "The statement locks rows.");
        }
      }
      default -> {}
    }
  }

  private static Refusal into(List<Token> tokens, int at) {
    Token before = tokens.get(Math.max(at - 1, 0));
    if (before.isWord("REPLACE") || before.isWord("MERGE") || before.isWord("UPSERT")) {
      return write(before, Characters.upper(before.text()));
    }
    return GuardRule.INTO.at(tokens.get(at), "The result goes INTO something here.");
  }

  private static Refusal write(Token token, String word) {
    return GuardRule.WRITE_STATEMENT.at(token, "Writes are refused: " + word + " changes data.");
  }

  private static Map<String, GuardRule> firstWords() {
    Map<String, GuardRule> words = new HashMap<>();
    put(
        words,
        GuardRule.WRITE_STATEMENT,
        "INSERT UPDATE DELETE REPLACE MERGE UPSERT TRUNCATE COPY LOAD");
    put(
        words,
        GuardRule.SCHEMA_STATEMENT,
        "CREATE DROP ALTER RENAME REINDEX ANALYZE GRANT REVOKE COMMENT OPTIMIZE REPAIR");
    put(
        words,
        GuardRule.SESSION_STATEMENT,
        "PRAGMA ATTACH DETACH VACUUM BEGIN COMMIT END ROLLBACK SAVEPOINT RELEASE START ABORT SET"
            + " RESET SHOW USE CALL DO EXEC EXECUTE PREPARE DEALLOCATE LOCK UNLOCK LISTEN NOTIFY"
            + " KILL DECLARE FETCH HANDLER FLUSH INSTALL CHECKPOINT DISCARD");
    put(words, GuardRule.EXPLAIN_STATEMENT, "EXPLAIN DESCRIBE DESC");
    put(words, GuardRule.BARE_TABLE, "TABLE");
    return Map.copyOf(words);
  }

  private static void put(Map<String, GuardRule> words, GuardRule rule, String list) {
    for (String word : list.split(" ", -1)) {
      words.put(word, rule);
    }
  }
}
