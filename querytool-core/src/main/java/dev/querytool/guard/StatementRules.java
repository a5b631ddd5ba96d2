package dev.querytool.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a statement may start with, and the words that no reading statement holds. */
final class StatementRules {

  private static final Map<String, GuardRule> FIRST_WORDS = firstWords();
  private static final Set<String> LOCKS = Set.of("UPDATE", "SHARE", "NO", "KEY");

  private StatementRules() {}

  static void check(StatementTokens statement, EngineTokens engine) {
    checkFirst(statement.token(0), statement.word(0));
    for (int at = 0; at < statement.size(); at++) {
      if (statement.token(at).kind() == Token.Kind.WORD && !engine.computes(statement, at)) {
        checkWord(statement.token(at), statement.words(), at);
      }
    }
  }

  private static void checkFirst(Token first, String word) {
    if (first.isSign("(")
        || word.equals("SELECT")
        || word.equals("WITH")
        || word.equals("VALUES")) {
      return;
    }
    GuardRule rule = FIRST_WORDS.getOrDefault(word, GuardRule.NOT_A_READ);
    throw rule.at(
        first,
        switch (rule) {
          case WRITE_STATEMENT, SCHEMA_STATEMENT ->
              "Writes are refused: " + word + " starts this statement.";
          case SESSION_STATEMENT -> word + " is no query; it is about the session or the server.";
          case EXPLAIN_STATEMENT -> word + " asks for a plan, not for data.";
          case BARE_TABLE -> "TABLE starts this statement.";
          default -> "No query starts with " + first.text() + " as this statement does.";
        });
  }

  private static void checkWord(Token token, KeyWords words, int at) {
    String word = words.at(at);
    switch (word) {
      case "INSERT", "UPDATE", "DELETE", "RETURNING" -> throw write(token, word);
      case "CREATE", "DROP", "ALTER" ->
          throw GuardRule.SCHEMA_STATEMENT.at(
              token, "Writes are refused: the key word " + word + " stands here.");
      case "INTO" -> throw into(token, words.at(at - 1));
      case "TABLE" -> throw GuardRule.BARE_TABLE.at(token, "TABLE stands here.");
      case "FOR" -> refuseLock(token, LOCKS.contains(words.at(at + 1)));
      case "LOCK" -> refuseLock(token, words.at(at + 1, "IN"));
      default -> {}
    }
  }

  private static void refuseLock(Token token, boolean locks) {
    if (locks) {
      throw GuardRule.LOCKING.at(token, "The statement locks rows.");
    }
  }

  private static Refusal into(Token token, String before) {
    return switch (before) {
      case "REPLACE", "MERGE", "UPSERT" -> write(token, before + " INTO");
      default -> GuardRule.INTO.at(token, "The result goes INTO something here.");
    };
  }

  private static Refusal write(Token token, String word) {
    return GuardRule.WRITE_STATEMENT.at(
        token, "Writes are refused: the key word " + word + " stands here.");
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
