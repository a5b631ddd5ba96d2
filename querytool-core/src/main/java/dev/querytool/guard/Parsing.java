package dev.querytool.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * Parses a canonical text on the caller's thread, to its end, as one SELECT. {@link ParseBounds}
 * bounds its time beforehand; should that not hold for some text, a clock stops it.
 *
 * <p>Safe for use by many threads.
 */
final class Parsing {

  private static final int END = 0;
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

  private final @Nullable Dialect flags;
  private final Syntax syntax;
  private final LongSupplier nanoTime;

  private Parsing(@Nullable Dialect flags, Syntax syntax, LongSupplier nanoTime) {
    this.flags = flags;
    this.syntax = syntax;
    this.nanoTime = nanoTime;
  }

  /** Returns the parsing of a dialect; the parser has no flags of SQLite's. */
  static Parsing of(dev.querytool.connection.Dialect dialect) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    boolean timed = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    return of(dialect, timed ? threads::getCurrentThreadCpuTime : System::nanoTime);
  }

  /** Returns the parsing of a dialect that looks at a given clock, at best that of the thread. */
  static Parsing of(dev.querytool.connection.Dialect dialect, LongSupplier nanoTime) {
    return new Parsing(
        switch (dialect) {
          case SQLITE -> null;
          case POSTGRES -> Dialect.POSTGRESQL;
          case MYSQL -> Dialect.MYSQL;
          case MARIADB -> Dialect.MARIADB;
        },
        Syntax.of(dialect),
        nanoTime);
  }

  /** Returns the text that stands for a canonical one before the parser, place by place. */
  CanonicalText asParsed(CanonicalText text) {
    return syntax.asParsed(text);
  }

  /** Tells whether the parser is given a canonical text itself. */
  boolean isFaithful(CanonicalText text, CanonicalText parsed) {
    return parsed.sql().equals(text.sql()) && syntax.forParser(parsed).equals(text.sql());
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
    CCJSqlParser parser =
        new BoundedParser(sql, nanoTime, MAX_NANOS).withAllowComplexParsing(false);
    if (flags != null) {
      parser.withDialect(flags);
    }
    Statement statement = read(parser, tokens);
    net.sf.jsqlparser.parser.Token rest = parser.getNextToken();
    if (rest.kind != END) {
      throw SyntaxRefusal.at(rest.absoluteBegin - 1, tokens);
    }
    return statement;
  }

  /** Parses; what the parser itself stumbles over is a text that it cannot read. */
  private static Statement read(CCJSqlParser parser, TokenIndex tokens) throws ParseException {
    try {
      return parser.Statement();
    } catch (Refusal | TokenMgrException e) {
      throw e;
    } catch (RuntimeException e) {
      throw SyntaxRefusal.stumbled(parser.getToken(0).absoluteBegin - 1, tokens);
    }
  }
}
