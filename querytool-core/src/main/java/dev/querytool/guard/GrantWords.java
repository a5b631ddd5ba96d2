package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses what a caller with grants may not write, whatever is granted. */
final class GrantWords {

  private static final Pattern OURS = Pattern.compile("qt_(cte_)?[0-9]+");

  /** Words that tell who is connected, bracket or none. */
  private static final Set<String> WORDS =
      Set.of("current_user", "session_user", "current_role", "current_catalog", "current_schema");

  private static final Set<String> CALLS =
      Set.of(
          "user",
          "current_user",
          "session_user",
          "system_user",
          "current_role",
          "current_schema",
          "current_schemas",
          "getpgusername",
          "version",
          "connection_id",
          "bm25",
          "highlight",
          "snippet",
          "offsets",
          "matchinfo");

  private GrantWords() {}

  /** Tells whether a name is one that is written for grants, but for its case. */
  static boolean isOurs(String name) {
    return OURS.matcher(Characters.lower(name)).matches();
  }

  /** Refuses a text in which such a word stands. */
  static void check(CanonicalText text, Dialect dialect) {
    StatementTokens statement = StatementTokens.of(text.tokens());
    for (int at = 0; at < statement.size(); at++) {
      if (statement.name(at)) {
        check(statement, at, dialect);
      }
    }
  }

  private static void check(StatementTokens statement, int at, Dialect dialect) {
    Token token = statement.token(at);
    String name = Characters.lower(token.value());
    if (isOurs(name)) {
      throw GuardRule.UNDER_GRANT.at(
          token, "The name " + token.text() + " is one that is written for grants.");
    }
    boolean bare = token.kind() == Token.Kind.WORD && !statement.sign(at - 1, ".");
    boolean tells =
        bare && (WORDS.contains(name) || (dialect == Dialect.POSTGRES && name.equals("user")));
    boolean called = statement.sign(at + 1, "(") && CALLS.contains(name);
    if (tells || called) {
      throw GuardRule.NOT_GRANTED.at(token, token.text() + " is not for callers with grants.");
    }
  }
}
