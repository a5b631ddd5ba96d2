package dev.querytool.guard;

import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * Parses a canonical text on the caller's thread, to its end, as one SELECT. No clock stops it:
 * {@link ParseBounds} bounds its time beforehand.
 *
 * <p>Safe for use by many threads.
 */
final class Parsing {

  private static final int END = 0;

  private final @Nullable Dialect flags;
  private final Syntax syntax;

  private Parsing(@Nullable Dialect flags, Syntax syntax) {
    this.flags = flags;
    this.syntax = syntax;
  }

  /** Returns the parsing of a dialect; the parser has no flags of SQLite's. */
  static Parsing of(dev.querytool.connection.Dialect dialect) {
    return new Parsing(
        switch (dialect) {
          case SQLITE -> null;
          case POSTGRES -> Dialect.POSTGRESQL;
          case MYSQL -> Dialect.MYSQL;
          case MARIADB -> Dialect.MARIADB;
        },
        Syntax.of(dialect));
  }

  /** Returns the text that stands for a canonical one before the parser, place by place. */
  CanonicalText asParsed(CanonicalText text) {
    return syntax.asParsed(text);
  }

  /**
   * Parses a text.
   *
   * @throws Refusal if it is not one SELECT that the parser can read
   */
  Select select(CanonicalText text, TokenIndex tokens) {
    ParseBounds.check(text);
    try {
      if (statement(syntax.forParser(text), tokens) instanceof Select select) {
        return select;
      }
      throw GuardRule.NOT_A_READ.at(tokens.tokens().get(0), "This is not a query.");
    } catch (ParseException e) {
      throw SyntaxRefusal.of(e, tokens);
    } catch (TokenMgrException e) {
      throw GuardRule.UNSUPPORTED_SYNTAX.refusal("A character is not read here.");
    } catch (StackOverflowError e) {
      throw GuardRule.TOO_COMPLEX.refusal("The statement is nested too deep.");
    }
  }

  private Statement statement(String sql, TokenIndex tokens) throws ParseException {
    CCJSqlParser parser = new CCJSqlParser(new StringProvider(sql)).withAllowComplexParsing(false);
    if (flags != null) {
      parser.withDialect(flags);
    }
    Statement statement = parser.Statement();
    net.sf.jsqlparser.parser.Token rest = parser.getNextToken();
    if (rest.kind != END) {
      throw SyntaxRefusal.at(rest.absoluteBegin - 1, tokens);
    }
    return statement;
  }
}
