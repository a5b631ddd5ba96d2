package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Replaces what the parser cannot take, or misreads, by what means the same to PostgreSQL. */
final class PostgresRewriting {

  /** Words that are labels only behind AS, so that after a value they are grammar. */
  private static final Set<String> NEVER_BARE =
      Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "PRECISION", "VARYING");

  /** Words of other statements, or of queries, that are names like any other. */
  private static final Set<String> LABELS =
      Set.of("ALTER", "CREATE", "DELETE", "DROP", "INSERT", "UPDATE", "VALUES");

  private final StatementTokens statement;
  private final List<Token> tokens;
  private final PostgresCalls calls;
  private final PostgresLiterals literals;
  private final PostgresSigns signs;
  private final PostgresExpansion expansion;
  private final PostgresTraversals traversals;

  PostgresRewriting(List<Token> tokens, Brackets brackets, Set<String> builtIns) {
    this.tokens = tokens;
    this.statement = StatementTokens.of(tokens, KeyWords.of(tokens), brackets);
    this.literals = new PostgresLiterals(statement);
    this.signs = new PostgresSigns(statement);
    this.expansion = new PostgresExpansion(statement);
    this.traversals = new PostgresTraversals(statement);
    this.calls = new PostgresCalls(statement, builtIns);
  }

  List<Token> rewritten() {
    List<Token> result = new ArrayList<>(tokens.size() + 8);
    for (int at = 0; at < tokens.size(); at++) {
      switch (tokens.get(at).kind()) {
        case WORD -> at = word(at, result);
        case OPERATOR -> operator(at, result);
        default -> result.add(tokens.get(at));
      }
    }
    return result;
  }

  private void operator(int at, List<Token> result) {
    if (expansion.mayStandAt(at)) {
      expansion.write(at, result);
    } else {
      result.add(signs.written(at));
    }
  }

  /** Writes what begins with a word; returns the place where that ends. */
  private int word(int at, List<Token> result) {
    Token word = tokens.get(at);
    int type = literals.typeBefore(at);
    if (type > 0 && !calls.isType(at) && !calls.isOfColumn(at)) {
      cast(tokens.subList(at, at + type), tokens.get(at + type), result);
      return at + type;
    }
    if (literals.bits(at) && !calls.isType(at) && !calls.isOfColumn(at)) {
      Token text = tokens.get(at + 1);
      result.add(text.as(Token.Kind.STRING, "B" + text.text(), text.value()));
      return at + 1;
    }
    if (calls.plain(at)) {
      qualify(word, result);
    } else {
      result.add(misread(at) || reservedLabel(at) ? named(word) : word);
    }
    if (asksForRowsAlone(at)) {
      result.add(added(word, word.end(), Token.Kind.NUMBER, "1"));
    }
    return at;
  }

  /** The parser has no query without columns, and EXISTS asks for none. */
  private boolean asksForRowsAlone(int at) {
    return statement.word(at, "SELECT")
        && statement.word(at + 1, "FROM")
        && statement.sign(at - 1, "(")
        && statement.word(at - 2, "EXISTS");
  }

  /** Writes the schema before a call, so that no function of another takes its place. */
  private static void qualify(Token name, List<Token> result) {
    result.add(added(name, name.start(), Token.Kind.WORD, "pg_catalog"));
    result.add(added(name, name.start(), Token.Kind.PUNCTUATION, "."));
    result.add(name);
  }

  private static void cast(List<Token> type, Token text, List<Token> result) {
    result.add(added(type.get(0), text.start(), Token.Kind.WORD, "CAST"));
    result.add(added(type.get(0), text.start(), Token.Kind.PUNCTUATION, "("));
    result.add(text);
    result.add(added(text, text.end(), Token.Kind.WORD, "AS"));
    type.forEach(word -> result.add(added(word, text.end(), word.kind(), word.text())));
    result.add(added(text, text.end(), Token.Kind.PUNCTUATION, ")"));
  }

  private static Token added(Token place, int at, Token.Kind kind, String text) {
    return new Token(kind, text, text, at, at, place.line(), place.column());
  }

  private boolean misread(int at) {
    String word = statement.word(at);
    return at > 0
        && PostgresWords.misread(word)
        && !(statement.sign(at + 1, "(") && !calls.startsColumnNames(at + 1))
        && !calls.isType(at)
        && !calls.isOfColumn(at)
        && !isText(at + 1)
        && !grammar(word, at);
  }

  private boolean isText(int at) {
    return at >= 0 && at < tokens.size() && tokens.get(at).kind() == Token.Kind.STRING;
  }

  private boolean grammar(String word, int at) {
    String before = statement.word(at - 1);
    String after = statement.word(at + 1);
    return switch (word) {
      case "ABSENT" -> after.equals("ON") && statement.word(at + 2, "NULL");
      case "CURRENT" -> after.equals("ROW");
      case "KEY" -> before.equals("FOR") || before.equals("NO");
      case "SET" -> traversals.contain(at);
      case "RECURSIVE" -> before.equals("WITH");
      case "TIES" -> before.equals("EXCLUDE") || before.equals("WITH");
      case "UNBOUNDED" -> after.equals("PRECEDING") || after.equals("FOLLOWING");
      case "UNKNOWN" ->
          before.equals("IS")
              || (before.equals("NOT") && statement.word(at - 2, "IS"))
              || (after.equals("ON") && statement.word(at + 2, "ERROR"));
      case "DOUBLE" -> after.equals("PRECISION");
      case "PRECISION", "VARYING" -> PostgresOperands.endBefore(statement, at);
      default -> NEVER_BARE.contains(word) && unit(at);
    };
  }

  private boolean unit(int at) {
    return PostgresOperands.endBefore(statement, at)
        || statement.word(at - 1, "TO")
        || (statement.sign(at - 1, "(") && statement.word(at - 2, "EXTRACT"));
  }

  /** Tells whether a key word is a name, which AS or a dot before it makes of any word. */
  private boolean reservedLabel(int at) {
    String word = statement.word(at);
    return (statement.word(at - 1, "AS") || statement.sign(at - 1, "."))
        && (PostgresWords.reserved(word) || LABELS.contains(word))
        && !word.equals("NOT")
        && !statement.sign(at + 1, "(")
        && !calls.isType(at);
  }

  private static Token named(Token word) {
    return new Token(
        Token.Kind.QUOTED_NAME,
        PostgresSyntax.quoted(word.value()),
        word.value(),
        word.start(),
        word.end(),
        word.line(),
        word.column());
  }
}
