package dev.querytool.guard;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Writes the texts of MySQL and MariaDB: aliases as names, neighbours as one. */
final class MysqlTexts {

  private static final Set<String> BEFORE_TEXT = Set.of("DATE", "TIME", "TIMESTAMP", "ESCAPE");

  private final List<Token> tokens;
  private final KeyWords words;
  private final MysqlWords engine;
  private final BitSet items;

  MysqlTexts(List<Token> tokens, KeyWords words, MysqlWords engine) {
    this.tokens = tokens;
    this.words = words;
    this.engine = engine;
    this.items = SelectItems.of(tokens, words);
  }

  /** Writes the text at an index, and those that follow it, and returns the index behind. */
  int write(int at, List<Token> result) {
    Token text = tokens.get(at);
    boolean alone = at + 1 >= tokens.size() || tokens.get(at + 1).kind() != Token.Kind.STRING;
    if (alone && items.get(at) && (words.at(at - 1, "AS") || endsItem(at))) {
      result.add(alias(text));
      return at + 1;
    }
    return joined(at, result);
  }

  /** Tells whether a text stands behind a value and ends an item of SELECT. */
  private boolean endsItem(int at) {
    boolean ends =
        at + 1 >= tokens.size()
            || sign(at + 1, ",")
            || sign(at + 1, ")")
            || words.at(at + 1, "FROM");
    if (at == 0 || !ends) {
      return false;
    }
    return sign(at - 1, ")")
        || words.at(at - 1, "END")
        || tokens.get(at - 1).kind() == Token.Kind.QUOTED_NAME
        || tokens.get(at - 1).kind() == Token.Kind.NUMBER
        || isColumn(at - 1);
  }

  /** Tells whether a word is a column and no key word that a text may follow. */
  private boolean isColumn(int at) {
    if (tokens.get(at).kind() != Token.Kind.WORD) {
      return false;
    }
    if (sign(at - 1, ".")) {
      return true;
    }
    boolean begins =
        at > 0
            && (sign(at - 1, ",")
                || Openers.contains(words.at(at - 1))
                || tokens.get(at - 1).kind() == Token.Kind.OPERATOR);
    return begins && !BEFORE_TEXT.contains(words.at(at)) && !engine.isReserved(words.at(at));
  }

  /** An alias may be written like a text; it is a name all the same. */
  private static Token alias(Token text) {
    String name = text.value();
    if (!MysqlQuotes.foldsAlike(name)) {
      throw GuardRule.CHARACTER.at(
          text,
          "The alias "
              + text.text()
              + " holds a character beyond U+FFFF, or a capital letter whose small form the servers"
              + " do not agree on.");
    }
    boolean fits = !name.isBlank() && name.equals(name.stripLeading());
    if (!fits || name.length() > MysqlSyntax.MAX_NAME || name.chars().anyMatch(c -> unfit(c))) {
      throw GuardRule.STRING_AS_NAME.at(text, "The alias " + text.text() + " is a text.");
    }
    return text.as(Token.Kind.QUOTED_NAME, MysqlQuotes.backticked(name), name);
  }

  private static boolean unfit(int c) {
    return Characters.unfit(c) || c < ' ';
  }

  /** The server makes one text of those that follow each other. */
  private int joined(int first, List<Token> result) {
    StringBuilder value = new StringBuilder();
    int at = first;
    for (; at < tokens.size() && tokens.get(at).kind() == Token.Kind.STRING; at++) {
      value.append(tokens.get(at).value());
    }
    Token text = tokens.get(first);
    String whole = value.toString();
    Token last = tokens.get(at - 1);
    result.add(
        new Token(
            Token.Kind.STRING,
            MysqlQuotes.literal(whole),
            whole,
            text.start(),
            last.end(),
            text.line(),
            text.column()));
    return at;
  }

  private boolean sign(int at, String sign) {
    return at >= 0 && at < tokens.size() && tokens.get(at).isSign(sign);
  }
}
