package dev.querytool.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the whole window where one builds on another, which the parser does not read: {@code OVER
 * (w ORDER BY b)} becomes {@code OVER (PARTITION BY a ORDER BY b)} where {@code WINDOW w AS
 * (PARTITION BY a)} says so. A window with a frame cannot be built on, so what one builds on is
 * only how it is divided and ordered.
 */
final class WindowBases {

  /** What may follow an opening bracket of a window that builds on none. */
  private static final Set<String> PARTS = Set.of("PARTITION", "ORDER", "ROWS", "RANGE", "GROUPS");

  private static final Set<String> FRAMES = Set.of("ROWS", "RANGE", "GROUPS");
  private static final int NONE = -1;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_ADDED = 10_000;

  private final List<Token> tokens;
  private final KeyWords words;
  private final Brackets brackets;
  private final WindowClauses clauses;
  private final Map<Integer, Integer> clauseOf;
  private final Map<Integer, Map<String, Definition>> definitions = new HashMap<>();
  private int added;

  /**
   * A window that has a name.
   *
   * @param open its opening bracket
   * @param framed whether it has a frame, so that none can build on it
   */
  private record Definition(int open, boolean framed) {}

  private WindowBases(List<Token> tokens, Brackets brackets) {
    this.tokens = tokens;
    this.words = KeyWords.of(tokens);
    this.brackets = brackets;
    this.clauses = WindowClauses.of(tokens, words);
    this.clauseOf = clausesOfDefinitions();
  }

  /**
   * Returns the tokens with each window written as a whole.
   *
   * @throws Refusal if that makes the text much longer
   */
  static List<Token> resolve(List<Token> tokens, Brackets brackets) {
    for (Token token : tokens) {
      if (token.isWord("WINDOW")) {
        return new WindowBases(tokens, brackets).resolved();
      }
    }
    return tokens;
  }

  private List<Token> resolved() {
    List<Token> result = new ArrayList<>(tokens.size() + 16);
    for (int at = 0; at < tokens.size(); at++) {
      int definition = at == 0 ? NONE : definitionOfBase(at);
      if (definition == NONE) {
        result.add(tokens.get(at));
      } else {
        write(definition, at, 1, result);
      }
    }
    return result;
  }

  /** Writes what stands in a definition's brackets in the place of its name. */
  private void write(int open, int name, int depth, List<Token> result) {
    Token place = tokens.get(name);
    for (int at = open + 1; at < brackets.partner(open); at++) {
      int definition = at == open + 1 && depth < MAX_DEPTH ? definitionOfBase(at) : NONE;
      if (definition != NONE) {
        write(definition, name, depth + 1, result);
      } else {
        Token copied = tokens.get(at);
        require(++added <= MAX_ADDED, place);
        result.add(
            new Token(
                copied.kind(),
                copied.text(),
                copied.value(),
                at == open + 1 ? place.start() : copied.start(),
                at == brackets.partner(open) - 1 ? place.end() : copied.end(),
                place.line(),
                place.column()));
      }
    }
  }

  private static void require(boolean holds, Token place) {
    if (!holds) {
      throw GuardRule.TOO_COMPLEX.at(place, "Windows that build on others are too long.");
    }
  }

  /** Returns the opening bracket of the window that is built on by name; -1 if none is there. */
  private int definitionOfBase(int at) {
    if (!isName(at) || PARTS.contains(words.at(at)) || !tokens.get(at - 1).isSign("(")) {
      return NONE;
    }
    int open = at - 1;
    if (words.at(open - 1, "OVER")) {
      return inClause(clauses.of(open - 1), tokens.size(), tokens.get(at));
    }
    return inClause(clauseOf.getOrDefault(open, NONE), open, tokens.get(at));
  }

  /** Finds a window by name among those that a WINDOW defines before a place. */
  private int inClause(int clause, int before, Token name) {
    Definition found = clause == NONE ? null : defined(clause).get(key(name));
    return found == null || found.open() >= before || found.framed() ? NONE : found.open();
  }

  /** Returns what a WINDOW defines; of several of one name the first. */
  private Map<String, Definition> defined(int clause) {
    return definitions.computeIfAbsent(clause, this::definitionsOf);
  }

  private Map<String, Definition> definitionsOf(int clause) {
    Map<String, Definition> found = new HashMap<>();
    for (int at = clause + 1; isDefinition(at); at = brackets.partner(at + 2) + 2) {
      found.putIfAbsent(key(tokens.get(at)), new Definition(at + 2, hasFrame(at + 2)));
    }
    return found;
  }

  /** Returns the WINDOW of each definition by the opening bracket of that. */
  private Map<Integer, Integer> clausesOfDefinitions() {
    Map<Integer, Integer> found = new HashMap<>();
    for (int clause = 0; clause < tokens.size(); clause++) {
      int at = words.at(clause, "WINDOW") ? clause + 1 : tokens.size();
      while (isDefinition(at)) {
        found.put(at + 2, clause);
        int close = brackets.partner(at + 2);
        boolean more = close + 1 < tokens.size() && tokens.get(close + 1).isSign(",");
        at = more ? close + 2 : tokens.size();
      }
    }
    return found;
  }

  private boolean hasFrame(int open) {
    for (int at = open + 1; at < brackets.partner(open); at++) {
      if (brackets.around(at) == open && FRAMES.contains(words.at(at))) {
        return true;
      }
    }
    return false;
  }

  private boolean isDefinition(int at) {
    return at + 2 < tokens.size()
        && isName(at)
        && words.at(at + 1, "AS")
        && tokens.get(at + 2).isSign("(");
  }

  /** Returns a name as it is compared; a quoted one keeps its quotes. */
  private static String key(Token name) {
    return name.kind() == Token.Kind.WORD ? name.word() : name.text();
  }

  private boolean isName(int at) {
    Token.Kind kind = tokens.get(at).kind();
    return kind == Token.Kind.WORD || kind == Token.Kind.QUOTED_NAME;
  }
}
