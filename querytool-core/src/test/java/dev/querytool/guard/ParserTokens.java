package dev.querytool.guard;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.SimpleCharStream;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;

/** The tokens into which the parser cuts a text. */
final class ParserTokens {

  private ParserTokens() {}

  /**
   * Returns the tokens as written, without the blank behind a blob that the parser takes in; those
   * up to the first that the parser does not know.
   */
  static List<String> of(String sql) {
    List<String> images = new ArrayList<>();
    try {
      CCJSqlParserTokenManager tokens =
          new CCJSqlParserTokenManager(new SimpleCharStream(new StringProvider(sql)));
      for (Token token = tokens.getNextToken(); token.kind != 0; token = tokens.getNextToken()) {
        images.add(token.image.strip());
      }
    } catch (TokenMgrException e) {
      images.add("not read: " + e.getMessage());
    }
    return images;
  }
}
