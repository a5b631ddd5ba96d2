package dev.querytool.guard;

import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.parser.feature.FeatureConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text for the parser exactly as the parser's own lexer does, but asks that one only about
 * what it has not told before.
 *
 * <p>One text at a time; not thread-safe.
 */
final class ParserLexer extends CCJSqlParserTokenManager {

  private static final int EOF = 0;

  private final LearntWords learnt;
  private String sql = "";
  private List<dev.querytool.guard.Token> tokens = List.of();
  private int place;
  private int at;
  private int line;
  private int column;

  ParserLexer(FeatureConfiguration configuration, LearntWords learnt) {
    super(new RestOfText("", 0, 1, 1));
    this.configuration = configuration;
    this.learnt = learnt;
  }

  /**
   * Begins a text.
   *
   * @param known where words and signs stand in it; what stands there may have been replaced
   */
  void open(String text, List<dev.querytool.guard.Token> known) {
    sql = text;
    tokens = known;
    place = 0;
    at = 0;
    line = 1;
    column = 1;
  }

  /** Forgets the text. */
  void close() {
    open("", List.of());
    input_stream = new RestOfText("", 0, 1, 1);
  }

  /** Returns the next token with all behind it, up to one that cannot be read: asked for again. */
  @Override
  public Token getNextToken() {
    Token first = next();
    Token last = first;
    try {
      while (last.kind != EOF) {
        last.next = next();
        last = last.next;
      }
      return first;
    } catch (TokenMgrException e) {
      return first;
    }
  }

  private Token next() {
    while (at < sql.length() && sql.charAt(at) == ' ') {
      at++;
      column++;
    }
    dev.querytool.guard.Token known = here();
    if (known == null) {
      return read(null);
    }
    String text = known.text();
    int kind = learnt.kind(LearntWords.spelling(known), follower(text));
    return kind < 0 ? read(known) : known(text, kind);
  }

  /** Returns the word, sign or plain literal that stands here; null if there is none. */
  private dev.querytool.guard.@Nullable Token here() {
    while (place < tokens.size() && tokens.get(place).start() < at) {
      place++;
    }
    if (place == tokens.size() || tokens.get(place).start() != at) {
      return null;
    }
    dev.querytool.guard.Token token = tokens.get(place);
    boolean unchanged = LearntWords.isWorthLearning(token) && sql.startsWith(token.text(), at);
    return unchanged ? token : null;
  }

  private int follower(String word) {
    int behind = at + word.length();
    return behind == sql.length() ? LearntWords.END : sql.charAt(behind);
  }

  private Token known(String word, int kind) {
    Token token = Token.newToken(kind, word);
    token.beginLine = line;
    token.endLine = line;
    token.beginColumn = column;
    column += word.length();
    token.endColumn = column - 1;
    token.absoluteBegin = at + 1;
    at += word.length();
    token.absoluteEnd = at + 1;
    return token;
  }

  private Token read(dev.querytool.guard.@Nullable Token known) {
    RestOfText rest = new RestOfText(sql, at, line, column);
    ReInit(rest);
    Token token = super.getNextToken();
    if (token.kind != EOF) {
      if (known != null && isPlain(token, known.text(), rest)) {
        learn(known, token.kind, rest);
      }
      token.absoluteBegin += at;
      token.absoluteEnd += at;
      at += rest.taken();
      line = rest.getEndLine();
      column = rest.getEndColumn() + 1;
    }
    return token;
  }

  /** What was found because the text ends says nothing of a text that goes on. */
  private void learn(dev.querytool.guard.Token word, int kind, RestOfText rest) {
    int follower = follower(word.text());
    if (!rest.ended() || follower == LearntWords.END) {
      learnt.learn(LearntWords.spelling(word), follower, kind);
    }
  }

  /** Tells whether a token is a word as it stands, found without a look at what comes later. */
  private static boolean isPlain(Token token, String word, RestOfText rest) {
    return token.specialToken == null
        && token.image.equals(word)
        && rest.taken() == word.length()
        && rest.seen() <= word.length() + 1;
  }
}
