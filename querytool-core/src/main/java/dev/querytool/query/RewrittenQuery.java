package dev.querytool.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the tables in a query as MySQL and MariaDB rewrite it: every name is quoted there, a table
 * has its database before it, and stands behind FROM, JOIN, a comma or a bracket between them.
 */
final class RewrittenQuery {

  /** A text, a comment, a quoted name, a word, or one other character. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^'\\\\]|\\\\.|'')*+'|/\\*.*?\\*/|`(?:[^`]|``)*+`|\\w++|\\S", Pattern.DOTALL);

  private static final Set<String> BEFORE_TABLE = Set.of("from", "join", "straight_join");

  private final List<String> tokens = new ArrayList<>();
  private final List<PlanTable> tables = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private RewrittenQuery() {}

  /** Reads the texts of a query, of which the server may have written several. */
  static RewrittenQuery of(List<String> texts) {
    RewrittenQuery query = new RewrittenQuery();
    texts.forEach(query::read);
    return query;
  }

  /** Returns the tables of the query. */
  List<PlanTable> tables() {
    return tables;
  }

  /** Tells whether one of the tables has this name or alias. */
  boolean names(String alias) {
    return names.contains(alias);
  }

  private void read(String text) {
    tokens.clear();
    TOKEN
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(token -> !token.startsWith("/*"))
        .forEach(tokens::add);
    for (int at = 1; at + 2 < tokens.size(); at++) {
      if (isPair(at) && standsAsTable(at)) {
        tables.add(new PlanTable(name(at), name(at + 2)));
        names.add(name(quoted(at + 3) ? at + 3 : at + 2));
      }
    }
  }

  /** Tells whether exactly two names stand here, with a dot between them. */
  private boolean isPair(int at) {
    return quoted(at) && is(at + 1, ".") && quoted(at + 2) && !is(at + 3, ".") && !is(at - 1, ".");
  }

  private boolean standsAsTable(int at) {
    int before = at - 1;
    while (is(before, "(")) {
      before--;
    }
    return before >= 0
        && BEFORE_TABLE.contains(tokens.get(before).toLowerCase(Locale.ROOT))
        && (!tokens.get(before).equalsIgnoreCase("from") || isOfQuery(before));
  }

  /** Tells a query's FROM from that between the arguments of a function. */
  private boolean isOfQuery(int from) {
    int inner = 0;
    for (int at = from - 1; at >= 0; at--) {
      if (is(at, ")")) {
        inner++;
      } else if (is(at, "(")) {
        inner--;
      } else if (inner == 0 && tokens.get(at).equalsIgnoreCase("select")) {
        return true;
      }
      if (inner < 0) {
        return false;
      }
    }
    return false;
  }

  private boolean is(int at, String token) {
    return at >= 0 && at < tokens.size() && tokens.get(at).equals(token);
  }

  private boolean quoted(int at) {
    return at < tokens.size() && tokens.get(at).startsWith("`");
  }

  private String name(int at) {
    String quoted = tokens.get(at);
    return quoted.substring(1, quoted.length() - 1).replace("``", "`");
  }
}
